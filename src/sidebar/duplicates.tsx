import { DuplicatesPage } from './duplicates/duplicates-page.tsx';
import { openPage, readSubject } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './duplicates/duplicates.css';

openPage({
  load: () => call('duplicates.list', { subject: readSubject() }),
  show: (list) => <DuplicatesPage list={list} subject={readSubject()} />,
  failed: 'Les doublons n’ont pas pu être cherchés',
});
