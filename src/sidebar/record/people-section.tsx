import type { RecordCard } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import type { RecordModel } from './use-record.ts';

interface Props {
  readonly card: RecordCard;
  readonly record: RecordModel;
}

/** Who works there; each name opens its card. */
export function PeopleSection({ card: { people }, record }: Props) {
  return (
    <section class="section" aria-labelledby="people">
      <div class="section__head">
        <h2 id="people">
          Contacts <span class="count">{people.length}</span>
        </h2>
        <button
          type="button"
          class="btn btn--sm btn--icon"
          aria-label="Nouveau contact"
          onClick={() => void record.createContact()}
        >
          <Icon name="plus" />
        </button>
      </div>
      {people.length === 0 && <p class="meta">Personne n’est encore connu ici.</p>}
      <ul class="people">
        {people.map(({ id, name, role, position, optedOut }) => (
          <li key={id}>
            <button type="button" class="linklike" onClick={() => void record.visit(id)}>
              {name}
            </button>
            {optedOut ? <span class="tag t-bad">Opposition</span> : role !== '' && <span class="tag">{role}</span>}
            {position !== '' && <span class="meta">{position}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
