import { openPage } from './open-page.tsx';
import { RitualsPage } from './rituals/rituals-page.tsx';
import { call } from './rpc-client.ts';
import './rituals/rituals.css';

openPage({
  load: () => call('rituals.list', {}),
  show: (list) => <RitualsPage list={list} />,
  failed: 'Rituels non chargés',
});
