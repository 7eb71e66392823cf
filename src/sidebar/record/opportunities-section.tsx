import type { RecordCard, RecordOpportunity } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';
import { StageTag } from '../components/tag.tsx';
import type { RecordModel } from './use-record.ts';

interface Props {
  readonly card: RecordCard;
  readonly record: RecordModel;
}

/** The opportunities, open ones first; each opens its own fields. */
export function OpportunitiesSection({ card: { opportunities, kind, company, optedOut }, record }: Props) {
  const sells = !optedOut && (kind === 'company' || (company !== null && company.id !== ''));
  if (opportunities.length === 0 && !sells) return null;
  return (
    <section class="section" aria-labelledby="opportunities">
      <div class="section__head">
        <h2 id="opportunities">
          Opportunités <span class="count">{opportunities.length}</span>
        </h2>
        {sells && (
          <button
            type="button"
            class="btn btn--sm btn--icon"
            aria-label="Nouvelle opportunité"
            onClick={() => void record.createOpportunity()}
          >
            <Icon name="plus" />
          </button>
        )}
      </div>
      {opportunities.length === 0 && <p class="meta">Aucune opportunité pour l’instant.</p>}
      <ul class="opps">
        {opportunities.map((opportunity) => (
          <li key={opportunity.id}>
            <Opportunity
              opportunity={opportunity}
              onEdit={() => record.edit({ table: 'opportunities', id: opportunity.id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Opportunity({
  opportunity,
  onEdit,
}: {
  readonly opportunity: RecordOpportunity;
  readonly onEdit: () => void;
}) {
  const { title, stage, amount, days, detail } = opportunity;
  return (
    <button type="button" class="card opp" onClick={onEdit}>
      <span class="opp__title">{title}</span>
      <span class="row row--wrap row--tight">
        <StageTag value={stage} />
        {amount !== '' && <strong class="num">{amount}</strong>}
        {days !== null && <span class="meta">{days === 0 ? 'depuis aujourd’hui' : `depuis ${days}\u00a0j`}</span>}
      </span>
      {detail !== '' && <span class="meta">{detail}</span>}
    </button>
  );
}
