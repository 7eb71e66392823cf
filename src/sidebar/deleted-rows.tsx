import { DeletedRowsPage } from './deleted-rows/deleted-rows-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './deleted-rows/deleted-rows.css';

openPage({
  load: () => call('deleted-rows.list', {}),
  show: (list) => <DeletedRowsPage list={list} />,
  failed: 'La liste n’a pas pu s’ouvrir',
});
