import { KanbanPage } from './kanban/kanban-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './kanban/kanban.css';

openPage({
  load: () => call('opportunities.board', {}),
  show: (board) => <KanbanPage board={board} />,
  failed: 'Le pipeline n’a pas pu s’ouvrir',
});
