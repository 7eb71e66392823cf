import type { PlannedService } from '../../rpc/index.ts';

/** One service: what it would be asked, about how many rows, and for how much at most. */
export function ServiceCard({ service: { name, about, present, said } }: { readonly service: PlannedService }) {
  return (
    <li class="card stack">
      <div class="row">
        <strong class="grow">{name}</strong>
        {present === null && <span class="tag t-ok">Sans clé ni frais</span>}
        {present === true && <span class="tag t-ok">Clé enregistrée</span>}
        {present === false && <span class="tag">Clé absente</span>}
      </div>
      <p class="meta">{about}</p>
      <p>{said}</p>
    </li>
  );
}
