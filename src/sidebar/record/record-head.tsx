import type { RecordCard } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { StageTag, TemperatureTag } from '../components/tag.tsx';
import { ActionsMenu, type MenuAction } from './actions-menu.tsx';
import { NextAction } from './next-action.tsx';
import { ScoreRing } from './score-ring.tsx';
import type { RecordModel } from './use-record.ts';

interface Props {
  readonly card: RecordCard;
  readonly record: RecordModel;
}

/** Who it is, how warm and how far, what can be done, and what comes next. */
export function RecordHead({ card, record }: Props) {
  const { name, lines, company, temperature, stages, role, optedOut, nextAction } = card;
  return (
    <header class="section stack--wide">
      <div class="row row--top record__head">
        {!optedOut && <ScoreRing score={card.score} />}
        <div class="grow stack stack--tight">
          <h2 class="record__name" tabIndex={-1} id="record-name">
            {name}
          </h2>
          {(lines.length > 0 || company) && (
            <p class="meta">
              {lines.map((line) => (
                <span key={line}>
                  {line}
                  <br />
                </span>
              ))}
              {company && <CompanyLink company={company} onVisit={record.visit} />}
            </p>
          )}
          <p class="row row--wrap row--tight">
            <TemperatureTag value={temperature} />
            {stages.map((stage) => (
              <StageTag key={stage} value={stage} />
            ))}
            {role !== '' && <span class="tag">{role}</span>}
          </p>
        </div>
      </div>
      {optedOut && (
        <Banner tone="danger" title="S’oppose à la prospection">
          <p>Ni e-mail, ni enrichissement, ni export.</p>
        </Banner>
      )}
      <div class="row">
        <button
          type="button"
          class={`btn grow ${optedOut ? 'btn--outline' : 'btn--tonal'}`}
          onClick={() => void record.openJournal()}
        >
          {optedOut ? 'Noter un échange entrant' : 'Journaliser'}
        </button>
        {!optedOut && <LinkButton href={card.email} icon="mail" label={`Écrire à ${name}`} />}
        {!optedOut && <LinkButton href={card.phone} icon="phone" label={`Appeler ${name}`} />}
        <ActionsMenu actions={actionsOf(card, record)} />
      </div>
      {nextAction && !optedOut && <NextAction action={nextAction} today={card.today} record={record} />}
    </header>
  );
}

function CompanyLink({
  company,
  onVisit,
}: {
  readonly company: { id: string; name: string };
  readonly onVisit: (id: string) => void;
}) {
  if (company.id === '') return <>{company.name}</>;
  return (
    <button type="button" class="linklike" onClick={() => onVisit(company.id)}>
      {company.name}
    </button>
  );
}

/** Google shows pages in a frame: a link leaves it. */
function LinkButton({ href, icon, label }: { readonly href: string; readonly icon: IconName; readonly label: string }) {
  if (href === '') return null;
  return (
    <a class="btn btn--outline btn--icon" href={href} target="_blank" rel="noopener noreferrer" aria-label={label}>
      <Icon name={icon} />
    </a>
  );
}

function actionsOf({ id, kind, company, optedOut }: RecordCard, record: RecordModel): MenuAction[] {
  const table = kind === 'contact' ? 'contacts' : 'companies';
  const sells = !optedOut && (kind === 'company' || (company !== null && company.id !== ''));
  return [
    ...(sells
      ? [{ label: 'Nouvelle opportunité', icon: 'plus' as const, onChoose: () => void record.createOpportunity() }]
      : []),
    { label: 'Modifier la fiche', icon: 'edit', onChoose: () => record.edit({ table, id }) },
    { label: 'Chercher les doublons', icon: 'user', onChoose: () => void record.findDuplicates() },
    { label: 'Ouvrir la ligne dans le tableau', icon: 'table', onChoose: () => void record.reveal({ table, id }) },
  ];
}
