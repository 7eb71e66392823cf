import { FollowUpsPage } from './follow-ups/follow-ups-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './follow-ups/follow-ups.css';

openPage({
  load: () => call('follow-ups.list', {}),
  show: (list) => <FollowUpsPage list={list} />,
  failed: 'Relances non chargées',
});
