import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import { SegmentsPage } from './segments/segments-page.tsx';
import './segments/segments.css';

openPage({
  load: () => call('segments.open', {}),
  show: (page) => <SegmentsPage page={page} />,
  failed: 'Les segments n’ont pas pu s’ouvrir',
});
