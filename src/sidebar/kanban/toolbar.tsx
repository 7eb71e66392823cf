import { Icon } from '../components/icon.tsx';
import { amountOf } from '../text/amounts.ts';
import { type Filters, isFiltering, NO_FILTER } from './board-view.ts';

interface Props {
  readonly filters: Filters;
  readonly assignees: readonly string[];
  readonly channels: readonly string[];
  /** Stuck cards that the other filters keep. */
  readonly stuck: number;
  readonly shown: number;
  readonly all: number;
  /** Euros. */
  readonly amount: number;
  readonly weighted: number;
  readonly onFilter: (filters: Filters) => void;
}

/** Filters at the left, what they leave at the right. */
export function Toolbar({ filters, assignees, channels, stuck, shown, all, amount, weighted, onFilter }: Props) {
  return (
    <fieldset class="kanban__toolbar">
      <legend class="sr">Filtres</legend>
      <div class="inline">
        <label for="filter-owner">Responsable</label>
        <select
          class="input"
          id="filter-owner"
          value={filters.assignee}
          onChange={(event) => onFilter({ ...filters, assignee: event.currentTarget.value })}
        >
          <option value="">Toute l’équipe</option>
          {assignees.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="inline">
        <label for="filter-channel">Canal</label>
        <select
          class="input"
          id="filter-channel"
          value={filters.channel}
          onChange={(event) => onFilter({ ...filters, channel: event.currentTarget.value })}
        >
          <option value="">Tous</option>
          {channels.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <label class="chip">
        <input
          type="checkbox"
          id="filter-stuck"
          checked={filters.stuck}
          onChange={(event) => onFilter({ ...filters, stuck: event.currentTarget.checked })}
        />
        <span>
          <Icon name="clock" />
          Bloquées <b class="num">{stuck}</b>
        </span>
      </label>
      <div class="combo kanban__search">
        <label class="sr" for="filter-text">
          Rechercher une opportunité ou une entreprise
        </label>
        <Icon name="search" class="combo__icon" />
        <input
          class="input"
          id="filter-text"
          type="search"
          placeholder="Rechercher"
          autocomplete="off"
          value={filters.text}
          onInput={(event) => onFilter({ ...filters, text: event.currentTarget.value })}
        />
      </div>
      {isFiltering(filters) && (
        <button type="button" class="btn btn--sm btn--text" onClick={() => onFilter(NO_FILTER)}>
          Tout afficher
        </button>
      )}
      <dl class="totals">
        <div>
          <dt>{tellShown(shown, all)}</dt>
          <dd class="num">{amountOf(amount)}</dd>
        </div>
        <div>
          <dt>Pondéré</dt>
          <dd class="num">{amountOf(Math.round(weighted))}</dd>
        </div>
      </dl>
    </fieldset>
  );
}

function tellShown(shown: number, all: number): string {
  const word = shown < 2 ? 'opportunité' : 'opportunités';
  if (shown < all) return `${shown}\u00a0${word} sur ${all}`;
  return shown < 2 ? `${shown}\u00a0${word} ouverte` : `${shown}\u00a0${word} ouvertes`;
}
