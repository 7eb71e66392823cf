import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FollowUpTask } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { ChoiceChips } from '../components/choice-chips.tsx';
import { Field } from '../components/field.tsx';
import { call } from '../rpc-client.ts';
import { addDays, shortDay } from '../text/dates.ts';
import type { Done } from './use-follow-ups.ts';

interface Props {
  readonly task: FollowUpTask;
  readonly today: string;
  readonly onLogged: (done: Done) => void;
  readonly onCancel: () => void;
}

const TYPES = ['Appel', 'Email envoyé', 'Réunion'] as const;
const RESULTS = ['Sans réponse', 'Réponse positive', 'Réponse neutre', 'Réponse négative', 'RDV pris'] as const;
const NEXT = { none: 0, tomorrow: 1, three: 3, seven: 7 } as const;
type Next = keyof typeof NEXT;

/** The exchange that a follow-up led to, and the follow-up closed with it: one operation. */
export function QuickLog({ task, today, onLogged, onCancel }: Props) {
  const [type, setType] = useState<(typeof TYPES)[number]>('Appel');
  const [result, setResult] = useState<(typeof RESULTS)[number] | ''>('');
  const [summary, setSummary] = useState('');
  const [next, setNext] = useState<Next>('none');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState({ code: '', message: '' });
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);

  const save = async (duplicate: 'refuse' | 'add') => {
    if (busy) return;
    setBusy(true);
    const dueOn = next === 'none' ? '' : addDays(today, NEXT[next]);
    const answer = await call('interactions.log', {
      contactId: task.contactId,
      type,
      result,
      summary,
      nextAction: next === 'none' ? '' : 'Relancer',
      dueOn,
      seen: task.next,
      day: today,
      subject: '',
      opportunityId: '',
      minutes: null,
      document: '',
      duplicate,
      followUpIds: [task.id],
    });
    setBusy(false);
    if (answer.ok) onLogged({ text: 'Échange journalisé, relance faite.', operation: answer.value.operation });
    else setTrouble(answer.error);
  };

  return (
    <form
      class="quick"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void save('refuse');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
    >
      <fieldset>
        <legend>Échange</legend>
        <ChoiceChips
          name="quick-type"
          label="Échange"
          choices={TYPES.map((value) => ({ value, label: value }))}
          value={type}
          onChange={(value) => setType(value === '' ? 'Appel' : value)}
        />
      </fieldset>
      <fieldset>
        <legend>Résultat</legend>
        <ChoiceChips
          name="quick-result"
          label="Résultat"
          choices={RESULTS.map((value) => ({
            value,
            label: value.replace(/^Réponse (.)/, (_, letter) => letter.toUpperCase()),
          }))}
          value={result}
          onChange={setResult}
          clearable
        />
      </fieldset>
      <Field id="quick-summary" label="Résumé" optional>
        <textarea
          class="input"
          id="quick-summary"
          rows={2}
          value={summary}
          onInput={(event) => setSummary(event.currentTarget.value)}
        />
      </Field>
      <fieldset>
        <legend>Prochaine relance</legend>
        <ChoiceChips
          name="quick-next"
          label="Prochaine relance"
          choices={[
            { value: 'none', label: 'Aucune' },
            { value: 'tomorrow', label: 'Demain', spoken: `Demain, ${shortDay(addDays(today, 1))}` },
            { value: 'three', label: '+3 j', spoken: `Dans 3 jours, ${shortDay(addDays(today, 3))}` },
            { value: 'seven', label: '+7 j', spoken: `Dans 7 jours, ${shortDay(addDays(today, 7))}` },
          ]}
          value={next}
          onChange={(value) => setNext(value === '' ? 'none' : value)}
        />
      </fieldset>
      {trouble.message !== '' && (
        <Banner tone={trouble.code === 'interaction.duplicate' ? 'warning' : 'danger'} title={titleOf(trouble.code)}>
          <p>{trouble.message}</p>
          {trouble.code === 'interaction.duplicate' && (
            <button type="button" class="btn btn--sm btn--outline" onClick={() => void save('add')}>
              Ajouter quand même
            </button>
          )}
        </Banner>
      )}
      <div class="row row--wrap">
        <button type="submit" class="btn btn--sm btn--primary" aria-disabled={busy}>
          {busy && <span class="spin" />}
          {busy ? 'Enregistrement…' : 'Enregistrer et clore'}
        </button>
        <button type="button" class="btn btn--sm btn--text" onClick={onCancel}>
          Annuler
        </button>
      </div>
    </form>
  );
}

function titleOf(code: string): string {
  if (code === 'interaction.duplicate') return 'Déjà noté ce jour';
  return code.startsWith('connection.') ? 'Enregistrement non confirmé' : 'Rien n’a été enregistré';
}
