import { Icon } from '../components/icon.tsx';
import { type Filters, isFiltering } from './board-view.ts';

interface Props {
  readonly filters: Filters;
  readonly onAll: () => void;
  readonly onCreate: () => void;
}

/** No card to show: why, and the one useful thing to do. */
export function Nothing({ filters, onAll, onCreate }: Props) {
  return isFiltering(filters) ? (
    <div class="empty">
      <Icon name="search" />
      <h2>Aucune opportunité ne correspond</h2>
      <p>{tellFilters(filters)}</p>
      <button type="button" class="btn btn--outline" onClick={onAll}>
        Tout afficher
      </button>
    </div>
  ) : (
    <div class="empty">
      <Icon name="flag" />
      <h2>Aucune opportunité ouverte</h2>
      <p>Chaque ligne d’OPPORTUNITES qui n’est ni gagnée ni perdue a sa carte ici.</p>
      <button type="button" class="btn btn--outline" onClick={onCreate}>
        Nouvelle opportunité
      </button>
    </div>
  );
}

/** « Aucune carte bloquée dans le canal Réseau pour Camille Roche. » */
function tellFilters({ stuck, channel, assignee, text }: Filters): string {
  const parts = [
    stuck ? ' bloquée' : '',
    channel === '' ? '' : ` dans le canal ${channel}`,
    assignee === '' ? '' : ` pour ${assignee}`,
    text.trim() === '' ? '' : ` avec «\u00a0${text.trim()}\u00a0»`,
  ];
  return `Aucune carte${parts.join('')}.`;
}
