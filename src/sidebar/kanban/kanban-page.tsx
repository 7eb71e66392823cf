import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Board, BoardCard } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { Toast } from '../components/toast.tsx';
import { call } from '../rpc-client.ts';
import { closedInScope, inScope, isFiltering, NO_FILTER, neighbour, openStages, sumOf } from './board-view.ts';
import { EndColumn, StageColumn } from './columns.tsx';
import { DealCard } from './deal-card.tsx';
import { GatePanel } from './gate-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { useMoves } from './use-moves.ts';

/** A card taken from the keyboard, and the stage it would be dropped in. */
interface Lifted {
  readonly card: BoardCard;
  readonly to: string;
}

/** The pipeline: one column for each stage, cards dragged or carried from the keyboard through the gates. */
export function KanbanPage({ board: first }: { readonly board: Board }) {
  const moves = useMoves(first);
  const { board, moving, refused, done, trouble } = moves;
  const [filters, setFilters] = useState(NO_FILTER);
  const [current, setCurrent] = useState('');
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [over, setOver] = useState('');
  const [said, setSaid] = useState('');
  const focusNext = useRef('');

  const scope = inScope(board.cards, filters);
  const shown = filters.stuck ? scope.filter(({ stuck }) => stuck) : scope;
  const names = openStages(board);
  const columns = names.map((name) => shown.filter(({ stage }) => stage === name));
  const reachable = shown.some(({ id }) => id === current) ? current : (columns.flat()[0]?.id ?? '');

  // A card that has moved is another element in another column: the focus follows it.
  useLayoutEffect(() => {
    if (focusNext.current === '') return;
    document.getElementById(focusNext.current)?.focus();
    focusNext.current = '';
  });
  useEffect(() => {
    if (done) setSaid(done.text);
  }, [done]);

  const focus = (id: string) => {
    setCurrent(id);
    focusNext.current = id;
  };
  const drop = async (card: BoardCard, to: string) => {
    setLifted(null);
    setOver('');
    focus(card.id);
    await moves.move(card, to);
  };
  const closeRefusal = () => {
    if (refused) focus(refused.card.id);
    moves.closeRefusal();
  };

  const stages = board.stages.map(({ name }) => name);
  const press = (card: BoardCard, event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (lifted) {
      const at = stages.indexOf(lifted.to);
      if (key === 'ArrowRight' || key === 'ArrowLeft') {
        const to = stages[Math.min(stages.length - 1, Math.max(0, at + (key === 'ArrowRight' ? 1 : -1)))] ?? lifted.to;
        setLifted({ card, to });
        setSaid(`Vers ${to}`);
      } else if (key === 'Enter') void drop(card, lifted.to);
      else if (key === 'Escape') {
        setLifted(null);
        setSaid(`La carte reste en ${card.stage}`);
      } else return;
    } else if (key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight') {
      const next = neighbour(columns, card.id, key);
      if (next) focus(next.id);
    } else if (key === ' ') {
      setLifted({ card, to: card.stage });
      setSaid(`Carte prise\u00a0: ${card.title}`);
    } else if (key === 'o' || key === 'O') void call('pages.open', { page: 'record', subject: card.id });
    else if (key === 'j' || key === 'J') void call('pages.open', { page: 'journal', subject: card.contactId });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const target = lifted && lifted.to !== lifted.card.stage ? lifted.to : over;
  const dropById = (to: string) => (id: string) => {
    const card = board.cards.find((one) => one.id === id);
    if (card) void drop(card, to);
  };
  const ends = board.stages.filter(({ kind }) => kind === 'won' || kind === 'lost');

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
      {trouble !== '' && (
        <div class="kanban__toolbar">
          <Banner tone="danger" title="La carte n’a pas bougé">
            <p>{trouble}</p>
            <div class="row">
              <button type="button" class="btn btn--sm btn--text" onClick={moves.closeTrouble}>
                Fermer
              </button>
            </div>
          </Banner>
        </div>
      )}
      <div class="board">
        {board.stages
          .filter(({ name }) => names.includes(name))
          .map((stage, index) => (
            <StageColumn
              key={stage.name}
              stage={stage}
              channel={filters.channel}
              cards={columns[index] ?? []}
              target={target === stage.name}
              refused={refused?.refusal.to === stage.name}
              onOver={(inside) => setOver(inside ? stage.name : '')}
              onDrop={dropById(stage.name)}
            >
              {(columns[index] ?? []).map((card) => (
                <DealCard
                  key={card.id}
                  card={card}
                  reachable={card.id === reachable}
                  lifted={lifted?.card.id === card.id}
                  refused={refused?.card.id === card.id}
                  moving={moving === card.id}
                  onKey={(event) => press(card, event)}
                  onFocus={() => setCurrent(card.id)}
                  onDrag={(inHand) => !inHand && setOver('')}
                />
              ))}
            </StageColumn>
          ))}
        <div class="ends">
          {ends.map((stage) => (
            <EndColumn
              key={stage.name}
              stage={stage}
              deals={closedInScope(board.closed, filters).filter((deal) => deal.stage === stage.name)}
              month={board.month}
              target={target === stage.name}
              onOver={(inside) => setOver(inside ? stage.name : '')}
              onDrop={dropById(stage.name)}
            />
          ))}
        </div>
      </div>
      {shown.length === 0 && (
        <div class="none">
          <Nothing filtering={isFiltering(filters)} onAll={() => setFilters(NO_FILTER)} />
        </div>
      )}
      <p class="kanban__help meta">
        <span>
          <b>Flèches</b> parcourir
        </span>
        <span>
          <b>Espace</b> prendre, puis <b>← →</b> et <b>Entrée</b> déposer
        </span>
        <span>
          <b>O</b> ouvrir la fiche
        </span>
        <span>
          <b>J</b> journaliser
        </span>
        <span class="legend">
          <i />
          Bloquée&nbsp;: plus longtemps dans l’étape que le maximum de PARAMETRES
        </span>
      </p>
      <p class="sr" id="how">
        Espace pour prendre la carte, flèches gauche et droite pour choisir l’étape, Entrée pour déposer, Échap pour
        annuler.
      </p>
      <p class="sr" role="status">
        {said}
      </p>
      {lifted && (
        <div class="carry" aria-hidden="true">
          <p>
            <b>{lifted.card.title}</b>&nbsp;: {lifted.card.stage} → {lifted.to}
          </p>
          <kbd>Entrée</kbd> déposer <kbd>Échap</kbd> annuler
        </div>
      )}
      {refused && (
        <GatePanel
          key={`${refused.card.id} ${refused.refusal.to}`}
          refusal={refused.refusal}
          busy={moving !== ''}
          errors={refused.errors}
          onFill={(fill) => void moves.move(refused.card, refused.refusal.to, { fill })}
          onForce={(forcedReason) => void moves.move(refused.card, refused.refusal.to, { forcedReason })}
          onOpenRecord={() => void call('pages.open', { page: 'record', subject: refused.card.id })}
          onClose={closeRefusal}
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

function Nothing({ filtering, onAll }: { readonly filtering: boolean; readonly onAll: () => void }) {
  return (
    <div class="empty">
      <Icon name="search" />
      <h2>{filtering ? 'Aucune opportunité ne correspond' : 'Aucune opportunité ouverte'}</h2>
      <p>
        {filtering
          ? 'Essayez une autre personne, un autre canal ou un autre mot.'
          : 'Ajoutez-en une dans OPPORTUNITES, ou par Pistil > Nouvelle opportunité.'}
      </p>
      {filtering && (
        <button type="button" class="btn btn--outline" onClick={onAll}>
          Tout afficher
        </button>
      )}
    </div>
  );
}
