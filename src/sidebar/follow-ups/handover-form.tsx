import { useState } from 'preact/hooks';
import type { FollowUpList } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Field } from '../components/field.tsx';
import { call } from '../rpc-client.ts';
import type { Done } from './use-follow-ups.ts';

interface Props {
  readonly list: FollowUpList;
  readonly onHandedOver: (done: Done) => void;
}

/** Somebody leaves, or goes away for long: the whole portfolio changes hands in one move. */
export function HandoverForm({ list, onHandedOver }: Props) {
  const [from, setFrom] = useState(list.team.includes(list.me) ? list.me : (list.team[0] ?? ''));
  const [to, setTo] = useState(list.team.find((name) => name !== from) ?? '');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  if (list.team.length < 2) return null;

  const handOver = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble('');
    const answer = await call('portfolio.reassign', { from, to });
    setBusy(false);
    if (answer.ok) onHandedOver({ text: answer.value.said, operation: answer.value.operation });
    else setTrouble(answer.error.message);
  };
  const people = list.team.map((name) => (
    <option key={name} value={name}>
      {name}
    </option>
  ));
  return (
    <details class="group">
      <summary>Confier un portefeuille…</summary>
      <form
        class="quick"
        onSubmit={(event) => {
          event.preventDefault();
          void handOver();
        }}
      >
        <Field id="handover-from" label="De">
          <select
            class="input"
            id="handover-from"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          >
            {people}
          </select>
        </Field>
        <Field
          id="handover-to"
          label="À"
          hint="Ses contacts, entreprises, opportunités ouvertes et relances. Une absence se note dans PARAMETRES."
        >
          <select class="input" id="handover-to" value={to} onChange={(event) => setTo(event.currentTarget.value)}>
            {people}
          </select>
        </Field>
        {trouble !== '' && (
          <Banner tone="danger" title="Rien n’a été confié">
            <p>{trouble}</p>
          </Banner>
        )}
        <div class="row">
          <button type="submit" class="btn btn--sm btn--outline" aria-disabled={busy}>
            {busy && <span class="spin" />}
            {busy ? 'Transfert…' : 'Confier'}
          </button>
        </div>
      </form>
    </details>
  );
}
