import { JournalPage } from './journal/journal-page.tsx';
import { openPage, readSubject } from './open-page.tsx';
import { call } from './rpc-client.ts';

openPage({
  load: () => call('interactions.form', { subject: readSubject() }),
  show: (form) => <JournalPage form={form} />,
  failed: 'Le formulaire n’a pas pu s’ouvrir',
});
