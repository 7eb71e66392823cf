import { openPage } from './open-page.tsx';
import { OperationsPage } from './operations/operations-page.tsx';
import { call } from './rpc-client.ts';
import './components/changed-rows.css';

openPage({
  load: () => call('journal.list', { query: '' }),
  show: (list) => <OperationsPage list={list} />,
  failed: 'Le journal n’a pas pu s’ouvrir',
});
