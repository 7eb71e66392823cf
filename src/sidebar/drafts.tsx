import { DraftsPage } from './drafts/drafts-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';

openPage({
  load: () => call('drafts.list', {}),
  show: (list) => <DraftsPage first={list} />,
  failed: 'Brouillons non chargés',
});
