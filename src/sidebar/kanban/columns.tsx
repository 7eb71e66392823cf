import type { ComponentChildren } from 'preact';
import type { BoardCard, BoardStage, ClosedDeal } from '../../rpc/index.ts';
import { stageTone } from '../components/tag.tsx';
import { amountOf } from '../text/amounts.ts';
import { sumOf } from './board-view.ts';

interface ZoneProps {
  /** A card is about to be dropped here. */
  readonly target: boolean;
  readonly onOver: (inside: boolean) => void;
  readonly onDrop: () => void;
}

interface ColumnProps extends ZoneProps {
  readonly stage: BoardStage;
  /** The channel looked at, whose own words are shown; `''` for all. */
  readonly channel: string;
  readonly cards: readonly BoardCard[];
  readonly refused: boolean;
  readonly children: ComponentChildren;
}

/** A stage in which deals go on: its name, how many, how much, how likely. */
export function StageColumn({ stage, channel, cards, target, refused, onOver, onDrop, children }: ColumnProps) {
  const word = stage.words[channel];
  return (
    <section
      class={`col ${stageTone(stage.name)}${target ? ' col--target' : ''}${refused ? ' col--refused' : ''}`}
      aria-label={stage.name}
      data-stage={stage.name}
      {...dropZone(onOver, onDrop)}
    >
      <div class="col__head">
        <h2>
          {stage.name}
          <span class="count num">{cards.length}</span>
        </h2>
        {word !== undefined && <p class="col__word">{`«\u00a0${word}\u00a0»`}</p>}
        <p class="col__sum">
          <b class="num">{amountOf(sumOf(cards))}</b>
          <span class="num" title={`Chance de signer\u00a0: ${stage.restsOn}`}>
            {`${Math.round(stage.probability * 100)}\u00a0%`}
          </span>
        </p>
      </div>
      <ul class="col__list">{children}</ul>
    </section>
  );
}

interface EndProps extends ZoneProps {
  readonly stage: BoardStage;
  readonly deals: readonly ClosedDeal[];
  /** « juin » */
  readonly month: string;
}

/** Where deals end, won or lost: those of the month, and a place to drop one more. */
export function EndColumn({ stage, deals, month, target, onOver, onDrop }: EndProps) {
  const lost = stage.kind === 'lost';
  return (
    <section
      class={`col end ${stageTone(stage.name)}${target ? ' col--target' : ''}`}
      aria-label={stage.name}
      data-stage={stage.name}
      {...dropZone(onOver, onDrop)}
    >
      <h2>
        {stage.name}
        <span class="count num">{deals.length}</span>
      </h2>
      <p class="end__sum num">{amountOf(sumOf(deals))}</p>
      <p class="meta">{`en ${month}`}</p>
      {deals.map(({ id, title, amount, reason }) => (
        <p key={id}>
          {title}
          {amount === null ? '' : `, ${amountOf(amount)}`}
          {reason === '' ? '' : ` (${reason})`}
        </p>
      ))}
      <p class="end__drop">{lost ? 'Déposer ici\u00a0: motif demandé' : 'Déposer ici\u00a0: gagnée'}</p>
    </section>
  );
}

function dropZone(onOver: ZoneProps['onOver'], onDrop: ZoneProps['onDrop']) {
  return {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      onOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      const into = event.relatedTarget;
      const inside = event.currentTarget instanceof Node && into instanceof Node && event.currentTarget.contains(into);
      if (!inside) onOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      onDrop();
    },
  };
}
