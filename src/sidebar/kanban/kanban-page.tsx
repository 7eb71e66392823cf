import { useState } from 'preact/hooks';
import type { Board, BoardCard } from '../../rpc/index.ts';
import { Toast } from '../components/toast.tsx';
import { closedInScope, endStages, inScope, NO_FILTER, openStages, sumOf } from './board-view.ts';
import { EndColumn, StageColumn } from './columns.tsx';
import { DealCard } from './deal-card.tsx';
import { isQuestion } from './gate.ts';
import { GatePanel } from './gate-panel.tsx';
import { CarryBar, HelpLine } from './help-line.tsx';
import { Nothing } from './nothing.tsx';
import { BoardNotice } from './notices.tsx';
import { Toolbar } from './toolbar.tsx';
import { useCarry } from './use-carry.ts';
import { useMoves } from './use-moves.ts';

/** The pipeline: one column for each stage, cards dragged or carried from the keyboard through the gates. */
export function KanbanPage({ board: first }: { readonly board: Board }) {
  const moves = useMoves(first);
  const { board, moving, refused, done, notice } = moves;
  const [filters, setFilters] = useState(NO_FILTER);
  const [dragged, setDragged] = useState<BoardCard | null>(null);
  const [over, setOver] = useState('');

  const scope = inScope(board.cards, filters);
  const shown = filters.stuck ? scope.filter(({ stuck }) => stuck) : scope;
  const stages = openStages(board);
  const columns = stages.map(({ name }) => shown.filter(({ stage }) => stage === name));
  // What is outlined in red: a card that a gate has put back, and the column that it asked for.
  const barred = refused && !isQuestion(refused.refusal) ? refused : null;
  const keys = useCarry({
    board,
    columns,
    moving,
    onDrop: moves.move,
    onOpen: (page, card) => void moves.open(page, card.id),
  });
  const { lifted } = keys;
  const target = lifted?.to ?? over;
  // The card in hand stands in the column that it would be dropped in; a ghost keeps its place.
  const away =
    lifted && lifted.to !== lifted.card.stage && stages.some(({ name }) => name === lifted.to) ? lifted : null;

  const drawCard = (card: BoardCard, ghost: boolean) => (
    <DealCard
      key={card.id}
      card={card}
      reachable={card.id === keys.current}
      lifted={lifted?.card.id === card.id}
      refused={barred?.card.id === card.id}
      saving={moving.has(card.id)}
      dragged={dragged?.id === card.id}
      ghost={ghost}
      onKey={(event) => keys.press(card, event)}
      onFocus={() => keys.arrive(card)}
      onDrag={(inHand) => {
        setDragged(inHand ? card : null);
        if (!inHand) setOver('');
      }}
      onOpen={() => void moves.open('record', card.id)}
    />
  );
  const zone = (stage: string) => ({
    target: target === stage && (lifted ?? dragged) !== null,
    onOver: (inside: boolean) => dragged && setOver(inside ? stage : ''),
    onDrop: () => dragged && keys.drop(dragged, stage),
  });

  return (
    <>
      <Toolbar
        filters={filters}
        assignees={board.assignees}
        channels={board.channels}
        stuck={scope.filter(({ stuck }) => stuck).length}
        shown={shown.length}
        all={board.cards.length}
        amount={sumOf(shown)}
        weighted={shown.reduce((sum, { weighted }) => sum + weighted, 0)}
        onFilter={setFilters}
      />
      {notice && <BoardNotice notice={notice} onRefresh={() => void moves.refresh()} onClose={moves.closeNotice} />}
      <div class="board">
        {stages.map((stage, index) => {
          const cards = columns[index] ?? [];
          return (
            <StageColumn
              key={stage.name}
              stage={stage}
              channel={filters.channel}
              cards={cards}
              refused={barred?.refusal.to === stage.name}
              {...zone(stage.name)}
            >
              {away?.to === stage.name && drawCard(away.card, false)}
              {cards.map((card) => drawCard(card, away?.card.id === card.id))}
            </StageColumn>
          );
        })}
        <div class="ends">
          {endStages(board).map((stage) => (
            <EndColumn
              key={stage.name}
              stage={stage}
              deals={closedInScope(board.closed, filters).filter((deal) => deal.stage === stage.name)}
              month={board.month}
              {...zone(stage.name)}
            />
          ))}
        </div>
      </div>
      {shown.length === 0 && (
        <div class="none">
          <Nothing
            filters={filters}
            onAll={() => setFilters(NO_FILTER)}
            onCreate={() => void moves.open('create', 'opportunities')}
          />
        </div>
      )}
      <HelpLine />
      <p class="sr" role="status">
        {keys.said}
      </p>
      {lifted && <CarryBar lifted={lifted} />}
      {refused && (
        <GatePanel
          key={`${refused.card.id} ${refused.refusal.to}`}
          refusal={refused.refusal}
          busy={moves.answering}
          errors={refused.errors}
          trouble={refused.trouble}
          onAnswer={async (answer) => {
            if (await moves.answerGate(answer)) keys.focus(refused.card.id, ...keys.besides(refused.card));
          }}
          onOpenRecord={() => void moves.open('record', refused.card.id)}
          onClose={() => {
            keys.focus(refused.card.id);
            moves.closeRefusal();
          }}
        />
      )}
      <Toast
        text={done?.text ?? ''}
        actions={[{ label: 'Annuler', onChoose: () => void moves.undo() }]}
        onEnd={moves.closeDone}
      />
    </>
  );
}
