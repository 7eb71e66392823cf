import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { JournalForm, LoggedInteraction } from '../../rpc.ts';
import { type Contact, readContacts } from '../contacts/contact.ts';
import { call, closePage } from '../rpc-client.ts';
import { contactAfter } from './contact-after.ts';
import { type Draft, emptyDraft, type FieldError, fieldErrorOf, missingIn, toInput } from './draft.ts';
import { InteractionForm } from './interaction-form.tsx';
import { NewContact } from './new-contact.tsx';
import { SaveFooter } from './save-footer.tsx';
import { SavedView } from './saved-view.tsx';

type View = { readonly kind: 'form' } | { readonly kind: 'create'; readonly query: string } | SavedState;

interface SavedState {
  readonly kind: 'saved';
  readonly saved: LoggedInteraction;
  /** The contacts as they were, for an undo. */
  readonly before: readonly Contact[];
}

/** « Journaliser une interaction », from the first key to what changed in the sheet. */
export function JournalPage({ form }: { readonly form: JournalForm }) {
  const [contacts, setContacts] = useState<readonly Contact[]>(() => readContacts(form.contacts));
  const [recent, setRecent] = useState(form.recent);
  const [draft, setDraft] = useState(() => firstDraft(form, contacts));
  const [view, setView] = useState<View>({ kind: 'form' });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const [undoTrouble, setUndoTrouble] = useState('');
  const summary = useRef<HTMLDivElement>(null);
  const calendar = { today: form.today, closedDays: new Set(form.closedDays) };
  const picked = draft.contact?.id ?? '';

  // Opens on Type when the row gave the contact, on Contact otherwise; the same after a change of either.
  useEffect(() => {
    if (view.kind === 'form') focusOn(picked === '' ? 'contactId' : 'type');
  }, [view.kind, picked]);
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
  useEffect(() => {
    if (failure?.code === 'interaction.duplicate') focusOn('keep-both');
  }, [failure]);

  const change = (typed: Partial<Draft>) => {
    setDraft({ ...draft, ...typed });
    setNotice(null);
  };
  const pick = (contact: Contact) => {
    if (!contacts.some(({ id }) => id === contact.id)) setContacts([...contacts, contact]);
    setErrors(errors.filter(({ field }) => field !== 'contactId'));
    change({ contact });
    setView({ kind: 'form' });
  };

  const save = async (duplicate: 'refuse' | 'add' | 'complete') => {
    if (busy) return;
    const missing = missingIn(draft);
    setErrors(missing);
    setFailure(null);
    if (missing.length > 0) return;
    setBusy(true);
    const result = await call('interactions.log', toInput(draft, duplicate));
    setBusy(false);
    if (result.ok) return showSaved(result.value);
    const wrong = fieldErrorOf(result.error);
    if (wrong === null) return setFailure(result.error);
    if (wrong.field === 'contactId') setDraft({ ...draft, contact: null, opportunityId: '' });
    setErrors([wrong]);
  };
  const showSaved = (saved: LoggedInteraction) => {
    setUndoTrouble('');
    setView({ kind: 'saved', saved, before: contacts });
    setContacts(contacts.map((contact) => (contact.id === picked ? contactAfter(contact, saved) : contact)));
    setRecent([picked, ...recent.filter((id) => id !== picked)].slice(0, 3));
  };
  const undo = async ({ saved, before }: SavedState) => {
    if (busy) return;
    setBusy(true);
    const result = await call('journal.undo', { operation: saved.operation });
    setBusy(false);
    if (!result.ok) return setUndoTrouble(result.error.message);
    setContacts(before);
    setNotice(['Enregistrement annulé. Votre saisie est gardée ici.', ...result.value.kept].join(' '));
    setView({ kind: 'form' });
  };
  const startAgain = () => {
    setDraft(emptyDraft(form.today));
    setNotice(null);
    setView({ kind: 'form' });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      document.querySelector('form')?.requestSubmit();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      if (view.kind === 'create') setView({ kind: 'form' });
      else if (failure === null) return;
      else setFailure(null);
      event.preventDefault();
    }
  };
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  if (view.kind === 'create') {
    return <NewContact query={view.query} onDone={pick} onCancel={() => setView({ kind: 'form' })} />;
  }
  if (view.kind === 'saved') {
    return (
      <SavedView
        saved={view.saved}
        today={form.today}
        trouble={undoTrouble}
        undoing={busy}
        onUndo={() => undo(view)}
        onAgain={startAgain}
        onClose={closePage}
      />
    );
  }
  return (
    <form
      class="page__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        return save('refuse');
      }}
    >
      <InteractionForm
        draft={draft}
        onChange={change}
        source={{ contacts, complete: form.allContacts }}
        recent={recent.flatMap((id) => contacts.find((contact) => contact.id === id) ?? [])}
        calendar={calendar}
        errors={errors}
        summary={summary}
        notice={notice}
        busy={busy}
        onPick={pick}
        onCreate={(query) => setView({ kind: 'create', query })}
      />
      <SaveFooter
        busy={busy}
        failure={failure}
        onKeepBoth={() => save('add')}
        onComplete={() => save('complete')}
        onBack={() => {
          setFailure(null);
          focusOn('summary');
        }}
      />
    </form>
  );
}

function firstDraft({ today, selected }: JournalForm, contacts: readonly Contact[]): Draft {
  const contact = contacts.find(({ id }) => id === selected?.contactId) ?? null;
  return emptyDraft(today, contact, contact ? (selected?.opportunityId ?? '') : '');
}

/** A control by its identifier; in a group of radio buttons, the chosen one. */
function focusOn(id: string): void {
  const control = document.querySelector<HTMLElement>(`input[name="${id}"]:checked`) ?? document.getElementById(id);
  control?.focus();
}
