import './create/create.css';
import { CreatePage } from './create/create-page.tsx';
import { openPage, readSubject } from './open-page.tsx';
import { call } from './rpc-client.ts';

const subject = () => readSubject();

openPage({
  // Without a subject, the person says first what to create.
  load: () =>
    subject() === '' ? Promise.resolve({ ok: true, value: null }) : call('new-records.form', { subject: subject() }),
  show: (form) => <CreatePage form={form} />,
  failed: 'Le formulaire n’a pas pu s’ouvrir',
});
