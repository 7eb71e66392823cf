import type { BoardCard } from '../../rpc/index.ts';
import { amountOf } from '../text/amounts.ts';
import { shortDay } from '../text/dates.ts';
import { initialsOf } from './board-view.ts';

interface Props {
  readonly card: BoardCard;
  /** It is the one that Tab reaches. */
  readonly reachable: boolean;
  readonly lifted: boolean;
  readonly refused: boolean;
  /** The server has not answered yet. */
  readonly moving: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onDrag: (lifted: boolean) => void;
}

/** One open opportunity. */
export function DealCard({ card, reachable, lifted, refused, moving, onKey, onFocus, onDrag }: Props) {
  const { id, title, company, amount, days, stuck, nextAction, dueOn, late, assignee } = card;
  const state = `${stuck ? ' deal--stuck' : ''}${lifted ? ' deal--lifted' : ''}${refused ? ' deal--refused' : ''}${moving ? ' deal--moving' : ''}`;
  return (
    <li>
      <article
        class={`deal${state}`}
        id={id}
        tabIndex={reachable ? 0 : -1}
        draggable
        aria-describedby="how"
        aria-busy={moving}
        onKeyDown={onKey}
        onFocus={onFocus}
        onDragStart={(event) => {
          event.dataTransfer?.setData('text/plain', id);
          onDrag(true);
        }}
        onDragEnd={() => onDrag(false)}
      >
        <h3>{title}</h3>
        {company !== '' && <p class="deal__company">{company}</p>}
        <p class="deal__money">
          <b class="num">{amount === null ? 'Montant inconnu' : amountOf(amount)}</b>
          {days !== null && (
            <span class={stuck ? 'tag t-warn num' : 'meta num'}>
              {stuck ? `Bloquée, ${days}\u00a0j` : `${days}\u00a0j`}
            </span>
          )}
        </p>
        <p class="deal__foot">
          <span class="grow">
            {dueOn !== '' && (
              <>
                <b class={late ? 'late' : ''}>
                  {late ? 'En retard, ' : ''}
                  {shortDay(dueOn)}
                </b>
                <br />
              </>
            )}
            {nextAction || 'Aucune action prévue'}
          </span>
          {assignee !== '' && (
            <span class="who" role="img" aria-label={assignee} title={assignee}>
              {initialsOf(assignee)}
            </span>
          )}
        </p>
      </article>
    </li>
  );
}
