import { Icon } from '../components/icon.tsx';
import { SHORTEST } from './query.ts';
import type { SearchModel } from './use-search.ts';

/** What stands in the place of results: what to type, how much more, that tables are coming, or what to try. */
export function Placeholder({ search }: { readonly search: SearchModel }) {
  const { query, typed, pending, index } = search;
  if (typed.trim() === '') return <Beginning />;
  if (pending) return null;
  const lacking = SHORTEST - query.length;
  if (lacking > 0) {
    return <p class="meta">{lacking === 1 ? 'Encore une lettre.' : `Encore ${lacking} lettres.`}</p>;
  }
  if (index.waiting.length > 0) {
    return (
      <div class="stack" aria-hidden="true">
        {[160, 120, 190].map((width) => (
          <span class="sk" key={width} style={{ width: `${width}px`, height: '28px' }} />
        ))}
      </div>
    );
  }
  return (
    <div class="empty">
      <Icon name="search" />
      <h2>Aucun résultat</h2>
      <p>
        Essayez un seul mot, le début d’un nom, ou une autre orthographe. Une ligne ajoutée depuis l’ouverture vient
        avec Relire.
      </p>
    </div>
  );
}

function Beginning() {
  return (
    <ul class="meta stack stack--tight">
      <li>Les mots dans n’importe quel ordre, avec ou sans accents.</li>
      <li>Un téléphone comme il vous vient{'\u00a0'}: 06 12, +33 6 12 ou 0612.</li>
      <li>Un identifiant, un SIREN, un numéro d’avis.</li>
    </ul>
  );
}
