import { useRef, useState } from 'preact/hooks';
import type { OperationList } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { OperationCard } from './operation-card.tsx';
import { type Outcome, OutcomeBanner } from './outcome-banner.tsx';

/** Long enough for a word to be typed. */
const PAUSE = 250;

/** What scripts have written in the last thirty days; each may be looked into, and taken back. */
export function OperationsPage({ list: first }: { readonly list: OperationList }) {
  const [list, setList] = useState(first);
  const [query, setQuery] = useState('');
  const [trouble, setTrouble] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const asked = useRef(0);
  const top = useRef<HTMLDivElement>(null);

  const refresh = async (words: string) => {
    asked.current += 1;
    const turn = asked.current;
    const answer = await call('journal.list', { query: words });
    if (turn !== asked.current) return;
    setTrouble(answer.ok ? '' : answer.error.message);
    if (answer.ok) setList(answer.value);
  };
  const timer = useRef(0);
  const filter = (words: string) => {
    setQuery(words);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void refresh(words), PAUSE);
  };

  const settle = async (told: Outcome) => {
    setOutcome(told);
    await refresh(query);
    top.current?.focus();
  };

  return (
    <div class="page__body">
      <Field id="filter" label="Filtrer" hint="Une personne, un onglet ou un mot de la phrase.">
        <input
          class="input"
          id="filter"
          type="search"
          autocomplete="off"
          aria-describedby="filter-hint"
          value={query}
          onInput={(event) => filter(event.currentTarget.value)}
        />
      </Field>
      <div ref={top} tabIndex={-1}>
        {outcome && <OutcomeBanner outcome={outcome} onUndone={settle} />}
      </div>
      {trouble !== '' && (
        <Banner tone="danger" title="La liste n’a pas pu être relue">
          <p>{trouble}</p>
        </Banner>
      )}
      <p class="sr" role="status">
        {countOf(list.operations.length)}
      </p>
      {list.operations.length === 0 ? (
        <Empty filtered={query.trim() !== ''} />
      ) : (
        <ul class="stack">
          {list.operations.map((line) => (
            <OperationCard key={line.operation} line={line} now={list.now} onUndone={settle} />
          ))}
        </ul>
      )}
      {list.more && <p class="meta">De plus anciennes ne sont pas montrées&nbsp;: filtrez pour les trouver.</p>}
    </div>
  );
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  return (
    <div class="empty">
      <Icon name="undo" />
      <h2>{filtered ? 'Aucune opération trouvée' : 'Rien à annuler'}</h2>
      <p>
        {filtered
          ? 'Essayez le nom d’un onglet, l’adresse d’une personne, ou un seul mot.'
          : 'Pistil n’a rien écrit ces trente derniers jours. Ce que vous tapez vous-même s’annule avec Ctrl + Z.'}
      </p>
    </div>
  );
}

function countOf(count: number): string {
  if (count === 0) return 'Aucune opération';
  return count === 1 ? '1 opération' : `${count} opérations`;
}
