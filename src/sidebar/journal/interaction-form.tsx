import type { Ref } from 'preact';
import { Banner } from '../components/banner.tsx';
import { ChoiceChips } from '../components/choice-chips.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { describedBy, Field, FieldError as Message } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import type { Contact } from '../contacts/contact.ts';
import { ContactPicker } from '../contacts/contact-picker.tsx';
import { PickedContact } from '../contacts/picked-contact.tsx';
import type { ContactSource } from '../contacts/use-contact-search.ts';
import { shortDay } from '../text/dates.ts';
import { RESULTS, TYPES, TYPES_SHOWN } from './choices.ts';
import { ClosedFollowUps } from './closed-follow-ups.tsx';
import { Details } from './details.tsx';
import type { Draft, FieldError, FieldName } from './draft.ts';
import { DueChoice } from './due-choice.tsx';
import type { Calendar } from './due-days.ts';
import { NotesPanel } from './notes-panel.tsx';
import type { Notice } from './use-journal.ts';
import type { Notes } from './use-notes.ts';
import type { OpenFollowUps } from './use-open-follow-ups.ts';
import { useOpportunities } from './use-opportunities.ts';

interface Props {
  readonly draft: Draft;
  readonly notes: Notes;
  readonly followUps: OpenFollowUps;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly source: ContactSource;
  readonly recent: readonly Contact[];
  readonly calendar: Calendar;
  readonly errors: readonly FieldError[];
  readonly summary: Ref<HTMLDivElement>;
  readonly notice: Notice | null;
  readonly onUndoCreation: () => void;
  readonly busy: boolean;
  readonly onPick: (contact: Contact) => void;
  readonly onCreate: (query: string) => void;
}

/** The fields of an interaction, in the order of a conversation told. */
export function InteractionForm(props: Props) {
  const { draft, onChange, calendar, errors, busy } = props;
  const opportunities = useOpportunities(draft.contact, draft.opportunityId !== '');
  const errorOf = (field: FieldName) => errors.find((error) => error.field === field)?.message;
  const replaced = draft.contact ? replacedAction(draft.contact) : undefined;
  const about = opportunities.list.find(({ id }) => id === draft.opportunityId)?.title ?? '';

  return (
    <div class="page__body" aria-busy={busy}>
      {props.notice && <Done notice={props.notice} onUndo={props.onUndoCreation} />}
      {errors.length > 0 && <ErrorSummary errors={errors} box={props.summary} />}
      {draft.contact ? (
        <PickedContact
          contact={draft.contact}
          opportunity={about}
          onChange={() => onChange({ contact: null, opportunityId: '' })}
        />
      ) : (
        <ContactPicker
          id="contactId"
          source={props.source}
          recent={props.recent}
          error={errorOf('contactId')}
          onPick={props.onPick}
          onCreate={props.onCreate}
        />
      )}
      <NotesPanel notes={props.notes} />
      <fieldset>
        <legend>Type</legend>
        <ChoiceChips
          name="type"
          label="Type"
          choices={TYPES}
          shown={TYPES_SHOWN}
          more={`${TYPES.length - TYPES_SHOWN} autres types`}
          value={draft.type}
          onChange={(type) => onChange({ type })}
          invalid={errorOf('type') !== undefined}
          describedBy={errorOf('type') === undefined ? undefined : 'type-error'}
        />
        <Message id="type" error={errorOf('type')} />
      </fieldset>
      <fieldset>
        <legend>
          Résultat <span class="optional">(facultatif)</span>
        </legend>
        <ChoiceChips
          name="result"
          label="Résultat"
          choices={RESULTS}
          value={draft.result}
          onChange={(result) => onChange({ result })}
          clearable
        />
      </fieldset>
      <Field id="summary" label="Résumé" optional error={errorOf('summary')}>
        <textarea
          class="input"
          id="summary"
          rows={2}
          maxLength={10_000}
          value={draft.summary}
          readOnly={busy}
          onInput={(event) => onChange({ summary: event.currentTarget.value })}
          {...describedBy('summary', errorOf('summary'))}
        />
      </Field>
      <Field id="nextAction" label="Prochaine action" optional hint={replaced} error={errorOf('nextAction')}>
        <input
          class="input"
          id="nextAction"
          autocomplete="off"
          maxLength={500}
          value={draft.nextAction}
          readOnly={busy}
          onInput={(event) => onChange({ nextAction: event.currentTarget.value })}
          {...describedBy('nextAction', errorOf('nextAction'), replaced)}
        />
        <DueChoice
          calendar={calendar}
          chosen={draft.due}
          day={draft.dueOn}
          onChange={(due, dueOn) => onChange({ due, dueOn })}
        />
      </Field>
      <ClosedFollowUps followUps={props.followUps} />
      <Details
        draft={draft}
        onChange={onChange}
        today={calendar.today}
        errors={errors}
        opportunities={opportunities}
        busy={busy}
      />
    </div>
  );
}

function Done({ notice, onUndo }: { readonly notice: Notice; readonly onUndo: () => void }) {
  return (
    <Banner tone="info" title={notice.title}>
      {notice.text !== '' && <p>{notice.text}</p>}
      {notice.operation !== '' && (
        <div class="row">
          <button type="button" class="btn btn--sm btn--text" onClick={onUndo}>
            <Icon name="undo" />
            Annuler la création
          </button>
        </div>
      )}
    </Banner>
  );
}

/** What saving a next action replaces. */
function replacedAction({ nextAction, dueOn }: Contact): string | undefined {
  if (nextAction === '') return undefined;
  const due = dueOn === '' ? '' : `, ${shortDay(dueOn)}`;
  return `Remplacera «\u00a0${nextAction}\u00a0»${due}.`;
}
