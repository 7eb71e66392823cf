import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { JournalForm } from '../../rpc/index.ts';
import { InteractionForm } from './interaction-form.tsx';
import { NewContact } from './new-contact.tsx';
import { SaveFooter } from './save-footer.tsx';
import { SavedView } from './saved-view.tsx';
import { useJournal } from './use-journal.ts';

/** « Journaliser une interaction », from the first key to what changed in the sheet. */
export function JournalPage({ form }: { readonly form: JournalForm }) {
  const journal = useJournal(form);
  const { draft, view, errors, failure, busy } = journal;
  const calendar = useMemo(() => ({ today: form.today, closedDays: new Set(form.closedDays) }), [form]);
  const summary = useRef<HTMLDivElement>(null);
  const picked = draft.contact?.id ?? '';

  // The focus moves before the next key, hence layout effects. The page opens on Type when the row gave the contact, on
  // Contact otherwise; the same after a change of either.
  useLayoutEffect(() => {
    if (view.kind === 'form') focusOn(picked === '' ? 'contactId' : 'type');
  }, [view.kind, picked]);
  useLayoutEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
  useLayoutEffect(() => {
    if (failure?.code === 'interaction.duplicate') focusOn('keep-both');
  }, [failure]);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        document.querySelector('form')?.requestSubmit();
      } else if (event.key === 'Escape' && !event.defaultPrevented && (view.kind === 'create' || failure !== null)) {
        event.preventDefault();
        back();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  /** To the interaction as it was typed. */
  const back = () => {
    if (view.kind === 'create') {
      journal.showForm();
      return;
    }
    journal.dismissFailure();
    focusOn('summary');
  };

  switch (view.kind) {
    case 'create':
      return (
        <NewContact query={view.query} onCreated={journal.showCreated} onUseKnown={journal.pick} onCancel={back} />
      );
    case 'saved':
      return (
        <SavedView
          saved={view.saved}
          today={form.today}
          trouble={journal.trouble}
          undoing={busy}
          onUndo={() => journal.undo(view.saved.operation)}
          onAgain={journal.startAgain}
          onOpenCard={() => void journal.openCard()}
        />
      );
    case 'form':
      return (
        <form
          class="page__form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            return journal.save('refuse');
          }}
        >
          <InteractionForm
            draft={draft}
            notes={journal.notes}
            followUps={journal.followUps}
            onChange={journal.change}
            source={journal.source}
            recent={journal.recent}
            calendar={calendar}
            errors={errors}
            summary={summary}
            notice={journal.notice}
            onUndoCreation={journal.undoCreation}
            busy={busy}
            onPick={journal.pick}
            onCreate={journal.create}
          />
          <SaveFooter
            busy={busy}
            failure={failure}
            onKeepBoth={() => journal.save('add')}
            onComplete={() => journal.save('complete')}
            onBack={back}
          />
        </form>
      );
  }
}

/** A control by its identifier; in a group of radio buttons, the chosen one. */
function focusOn(id: string): void {
  const control = document.querySelector<HTMLElement>(`input[name="${id}"]:checked`) ?? document.getElementById(id);
  control?.focus();
}
