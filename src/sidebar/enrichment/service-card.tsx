import type { PlannedService } from '../../rpc/index.ts';

/** One service: what it would be asked, about how many contacts, and for how much at most. */
export function ServiceCard({
  service: { name, about, present, contacts, most },
}: {
  readonly service: PlannedService;
}) {
  return (
    <li class="card stack">
      <div class="row">
        <strong class="grow">{name}</strong>
        <span class={`tag ${present ? 't-ok' : ''}`}>{present ? 'Clé enregistrée' : 'Sans clé'}</span>
      </div>
      <p class="meta">{about}</p>
      <p>{contacts === 0 ? 'Aucun contact à demander.' : `${countContacts(contacts)}, ${most} au plus.`}</p>
    </li>
  );
}

function countContacts(count: number): string {
  return count === 1 ? '1\u00a0contact' : `${count}\u00a0contacts`;
}
