import { useRef, useState } from 'preact/hooks';
import type { DeletedRow, DeletedRows } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { momentOf } from '../text/dates.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import { DeletedCard } from './deleted-card.tsx';
import { type Outcome, OutcomeBanner } from './outcome-banner.tsx';
import { useDecisions } from './use-decisions.ts';

/** Rows that are no longer in their tab: each may come back as it was, or stay gone. */
export function DeletedRowsPage({ list: first }: { readonly list: DeletedRows }) {
  const [list, setList] = useState(first);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [trouble, setTrouble] = useState('');
  const top = useRef<HTMLDivElement>(null);
  const rows = list.groups.flatMap((group) => group.rows);

  const settle = async (told: Outcome | null, message: string) => {
    setOutcome(told);
    setTrouble(message);
    const answer = message === '' ? await call('deleted-rows.list', {}) : null;
    if (answer?.ok) setList(answer.value);
    else if (answer) setTrouble(answer.error.message);
    top.current?.focus();
  };
  const decisions = useDecisions(settle);

  return (
    <>
      <div class="page__body">
        <div class="stack" ref={top} tabIndex={-1}>
          {outcome && <OutcomeBanner outcome={outcome} onUndone={settle} />}
          {trouble !== '' && (
            <Banner tone="danger" title="Rien n’a changé dans le classeur">
              <p>{trouble}</p>
            </Banner>
          )}
        </div>
        {rows.length === 0 ? <Empty list={list} /> : <Groups list={list} decisions={decisions} />}
        {list.more > 0 && <p class="meta">{`Et ${list.more} autres, montrées quand celles-ci seront décidées.`}</p>}
      </div>
      {rows.length > 1 && (
        <div class="page__foot">
          <DecisionButtons rows={rows} decisions={decisions} all />
        </div>
      )}
    </>
  );
}

interface GroupsProps {
  readonly list: DeletedRows;
  readonly decisions: ReturnType<typeof useDecisions>;
}

function Groups({ list, decisions }: GroupsProps) {
  return (
    <>
      {list.groups.map(({ tab, rows }) => (
        <section class="section" key={tab} aria-label={tab}>
          <div class="section__head">
            <h2>
              {tab} <span class="count">{rows.length}</span>
            </h2>
          </div>
          <ul class="stack">
            {rows.map((row: DeletedRow) => (
              <DeletedCard key={row.id} row={row} now={list.now} decisions={decisions} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Empty({ list: { comparedTo, now } }: { readonly list: DeletedRows }) {
  return (
    <div class="empty">
      <Icon name="table" />
      <h2>{comparedTo === '' ? 'Rien à comparer pour l’instant' : 'Aucune ligne ne manque'}</h2>
      <p>
        {comparedTo === ''
          ? 'Pistil garde une copie de chaque ligne la nuit, et à chaque Pistil > Vérifier le classeur. Aucune n’a encore été faite.'
          : `Le classeur est comparé à la copie faite ${momentOf(comparedTo, now)}. Une ligne créée et supprimée depuis se retrouve dans Fichier > Historique des versions.`}
      </p>
    </div>
  );
}
