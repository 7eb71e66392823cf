import { openPage, readSubject } from './open-page.tsx';
import { fetchRecord } from './record/fetch-record.ts';
import { RecordPage } from './record/record-page.tsx';

openPage({
  load: () => fetchRecord(readSubject()),
  show: (opened) => <RecordPage opened={opened} />,
  failed: 'La fiche n’a pas pu s’ouvrir',
});
