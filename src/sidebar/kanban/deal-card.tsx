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
  readonly saving: boolean;
  /** Under the pointer. */
  readonly dragged: boolean;
  /** The card is in hand, over another column: only its place is kept. */
  readonly ghost: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onDrag: (inHand: boolean) => void;
  readonly onOpen: () => void;
}

/** One open opportunity. */
export function DealCard({ card, ghost, ...rest }: Props) {
  return <li>{ghost ? <Ghost card={card} /> : <Card card={card} {...rest} />}</li>;
}

/** As tall as the card that it stands for. */
function Ghost({ card }: Pick<Props, 'card'>) {
  return (
    <div class="deal deal--ghost" aria-hidden="true">
      <Content card={card} />
    </div>
  );
}

type CardProps = Omit<Props, 'ghost'>;

function Card({ card, reachable, lifted, refused, saving, dragged, onKey, onFocus, onDrag, onOpen }: CardProps) {
  const states = { stuck: card.stuck, lifted, refused, dragged };
  const on = Object.entries(states).filter(([, is]) => is);
  return (
    <article
      class={['deal', ...on.map(([state]) => `deal--${state}`)].join(' ')}
      id={card.id}
      tabIndex={reachable ? 0 : -1}
      draggable={!saving}
      aria-describedby="how"
      aria-busy={saving}
      onKeyDown={onKey}
      onFocus={onFocus}
      onDblClick={onOpen}
      onDragStart={(event) => {
        // Firefox starts no drag without data.
        event.dataTransfer?.setData('text/plain', card.title);
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
    >
      <Content card={card} saving={saving} />
    </article>
  );
}

function Content({ card, saving = false }: { readonly card: BoardCard; readonly saving?: boolean }) {
  const { title, company, amount, days, stuck, nextAction, dueOn, late, assignee } = card;
  return (
    <>
      <h3>{title}</h3>
      {company !== '' && <p class="deal__company">{company}</p>}
      <p class="deal__money">
        <b class="num">{amount === null ? 'Montant inconnu' : amountOf(amount)}</b>
        {saving && <span class="spin" />}
        {!saving && days !== null && (
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
    </>
  );
}
