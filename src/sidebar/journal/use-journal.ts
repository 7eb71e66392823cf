import { useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { JournalForm, LoggedInteraction } from '../../rpc/index.ts';
import { type Contact, readContacts } from '../contacts/contact.ts';
import { call } from '../rpc-client.ts';
import { contactAfter } from './contact-after.ts';
import { type Draft, emptyDraft, type FieldError, fieldErrorOf, missingIn, toInput } from './draft.ts';
import { useNotes } from './use-notes.ts';
import { useOpenFollowUps } from './use-open-follow-ups.ts';

/** Which part of the page is shown. */
export type View =
  | { readonly kind: 'form' }
  | { readonly kind: 'create'; readonly query: string }
  | { readonly kind: 'saved'; readonly saved: LoggedInteraction };

/** Something that was done, said above the fields; `operation` can be undone, when it is not `''`. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly operation: string;
}

/** Something that could not be done once the interaction was saved. */
export interface Trouble {
  readonly title: string;
  readonly text: string;
}

/** Contacts shown before anything is typed. */
const RECENT = 3;

const FORM: View = { kind: 'form' };

/** What the page knows and does, without a word of how it looks. Whatever fails, the draft stays. */
export function useJournal(form: JournalForm) {
  const [contacts, setContacts] = useState<readonly Contact[]>(() => readContacts(form.contacts));
  const [recentIds, setRecentIds] = useState(form.recent);
  const [draft, setDraft] = useState(() => firstDraft(form, contacts));
  const [view, setView] = useState<View>(FORM);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [busy, setBusy] = useState(false);

  const notes = useNotes(draft, setDraft);
  const followUps = useOpenFollowUps(draft.contact?.id ?? '', draft.type !== '' && view.kind !== 'saved');

  const change = (typed: Partial<Draft>) => {
    setDraft({ ...draft, ...typed });
    if (notice?.operation === '') setNotice(null);
  };

  const pick = (contact: Contact) => {
    if (!contacts.some(({ id }) => id === contact.id)) setContacts([...contacts, contact]);
    setErrors(errors.filter(({ field }) => field !== 'contactId'));
    change({ contact });
    setView(FORM);
  };

  const showCreated = (contact: Contact, operation: string) => {
    pick(contact);
    setNotice({ title: 'Contact créé', text: nameOf(contact), operation });
  };

  const undoCreation = async () => {
    const { contact } = draft;
    if (busy || notice === null || contact === null) return;
    setBusy(true);
    const result = await call('journal.undo', { operation: notice.operation });
    setBusy(false);
    if (!result.ok) {
      setNotice({ title: 'Le contact reste dans CONTACTS', text: result.error.message, operation: '' });
      return;
    }
    setContacts(contacts.filter(({ id }) => id !== contact.id));
    setDraft({ ...draft, contact: null, opportunityId: '' });
    setNotice({ title: 'Création annulée', text: result.value.kept.join(' '), operation: '' });
  };

  const save = async (duplicate: 'refuse' | 'add' | 'complete') => {
    if (busy) return;
    const missing = missingIn(draft);
    setErrors(missing);
    setFailure(null);
    if (missing.length > 0) return;
    setBusy(true);
    const result = await call('interactions.log', toInput(draft, duplicate, followUps.closing));
    setBusy(false);
    if (result.ok) showSaved(result.value);
    else showFailure(result.error);
  };

  const showSaved = (saved: LoggedInteraction) => {
    const id = draft.contact?.id ?? '';
    setTrouble(null);
    setNotice(null);
    setView({ kind: 'saved', saved });
    setContacts(contacts.map((contact) => (contact.id === id ? contactAfter(contact, saved) : contact)));
    setRecentIds([id, ...recentIds.filter((other) => other !== id)].slice(0, RECENT));
  };

  const showFailure = (error: Failure) => {
    const wrong = fieldErrorOf(error);
    if (wrong === null) {
      setFailure(error);
      return;
    }
    // A contact that is gone must be chosen again.
    if (wrong.field === 'contactId') setDraft({ ...draft, contact: null, opportunityId: '' });
    setErrors([wrong]);
  };

  const undo = async (operation: string) => {
    if (busy) return;
    setBusy(true);
    const result = await call('journal.undo', { operation });
    setBusy(false);
    if (!result.ok) {
      setTrouble({ title: 'L’enregistrement reste en place', text: result.error.message });
      return;
    }
    // The draft still holds the contact as it was before.
    setContacts(contacts.map((contact) => (contact.id === draft.contact?.id ? draft.contact : contact)));
    const text = ['Votre saisie est gardée ici.', ...result.value.kept].join(' ');
    setNotice({ title: 'Enregistrement annulé', text, operation: '' });
    setView(FORM);
  };

  const openCard = async () => {
    const result = await call('pages.open', { page: 'record', subject: draft.contact?.id ?? '' });
    if (!result.ok) setTrouble({ title: 'La fiche n’a pas pu s’ouvrir', text: result.error.message });
  };

  return {
    draft,
    notes,
    followUps,
    change,
    view,
    errors,
    failure,
    trouble,
    notice,
    busy,
    source: { contacts, complete: form.allContacts },
    recent: recentIds.flatMap((id) => contacts.find((contact) => contact.id === id) ?? []),
    pick,
    showCreated,
    undoCreation,
    save,
    undo,
    openCard,
    create: (query: string) => setView({ kind: 'create', query }),
    showForm: () => setView(FORM),
    dismissFailure: () => setFailure(null),
    startAgain: () => {
      setDraft(emptyDraft(form.today));
      notes.clear();
      setView(FORM);
    },
  };
}

/** « Lucie Martel, Ville de Valmarais. » */
function nameOf({ name, company }: Contact): string {
  return `${[name, company].filter((part) => part !== '').join(', ')}.`;
}

function firstDraft({ today, selected }: JournalForm, contacts: readonly Contact[]): Draft {
  const contact = contacts.find(({ id }) => id === selected?.contactId) ?? null;
  return emptyDraft(today, contact, contact ? (selected?.opportunityId ?? '') : '');
}
