import { useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { Activity, ActivityLine, RecordCard } from '../../rpc/index.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { stageTone } from '../components/tag.tsx';
import { longDay, momentOf } from '../text/dates.ts';

interface Props {
  readonly card: RecordCard;
  /** `null` while it is on its way. */
  readonly activity: Activity | Failure | null;
}

const SHOWN = 4;

/** What happened, newest first: four lines, and the older ones on demand. */
export function TimelineSection({ card, activity }: Props) {
  const [all, setAll] = useState(false);
  const lines = activity && 'lines' in activity ? activity.lines : [];
  const older = lines.length - SHOWN;
  return (
    <section class="section" aria-labelledby="activity" aria-busy={activity === null}>
      <div class="section__head">
        <h2 id="activity">Activité {activity && 'total' in activity && <span class="count">{activity.total}</span>}</h2>
      </div>
      {activity === null && <Skeleton />}
      {activity && 'code' in activity && <p class="error">{activity.message}</p>}
      {activity && 'lines' in activity && lines.length === 0 && <p class="meta">Rien n’est encore noté.</p>}
      <ol class="timeline">
        {lines.slice(0, all ? lines.length : SHOWN).map((line) => (
          <Line key={[line.at, line.title, line.subjectId, line.text].join('/')} line={line} card={card} />
        ))}
      </ol>
      {older > 0 && !all && (
        <button type="button" class="btn btn--sm btn--text record__more" onClick={() => setAll(true)}>
          {older === 1 ? 'Voir la plus ancienne' : `Voir les ${older} plus anciennes`}
        </button>
      )}
      {activity && 'total' in activity && all && activity.total > lines.length && (
        <p class="meta">{`Les ${activity.total - lines.length} précédentes sont dans INTERACTIONS et HISTORIQUE.`}</p>
      )}
    </section>
  );
}

/** The shape of two lines, until what happened is read. */
function Skeleton() {
  return (
    <div class="stack" role="status" aria-label="Chargement de l’activité">
      <span class="sk" style="width:60%;height:12px" />
      <span class="sk" style="width:80%;height:10px" />
      <span class="sk" style="width:50%;height:12px" />
      <span class="sk" style="width:70%;height:10px" />
    </div>
  );
}

function Line({ line, card }: { readonly line: ActivityLine; readonly card: RecordCard }) {
  const { title, who, text, stage, href } = line;
  const meta = [whenOf(line, card.today), who, subjectOf(line, card)].filter((part) => part !== '').join(', ');
  return (
    <li>
      <span class={`timeline__dot ${stage === '' ? '' : `timeline__dot--stage ${stageTone(stage)}`}`}>
        <Icon name={iconOf(line)} />
      </span>
      <p>
        <strong>{title}</strong>
      </p>
      <p class="meta">{meta}</p>
      {text !== '' && <p>{text}</p>}
      {href !== '' && (
        <p>
          <a href={href} target="_blank" rel="noopener noreferrer">
            {line.kind === 'tender' ? 'Lire l’avis' : 'Ouvrir le document'}
          </a>
        </p>
      )}
    </li>
  );
}

function whenOf({ at }: ActivityLine, today: string): string {
  if (at === '') return 'sans date';
  if (at.includes('T')) return capitalise(momentOf(at, `${today}T00:00`));
  return at === today ? 'Aujourd’hui' : capitalise(longDay(at, today));
}

/** Whom or what it is about, when the card is not about that alone. */
function subjectOf({ kind, subjectId }: ActivityLine, { id, people, opportunities }: RecordCard): string {
  if (subjectId === '' || subjectId === id) return '';
  const found =
    people.find((person) => person.id === subjectId)?.name ??
    opportunities.find((opportunity) => opportunity.id === subjectId)?.title ??
    '';
  if (found === '') return '';
  return kind === 'exchange' ? `avec ${found}` : found;
}

const EXCHANGE_ICONS: Readonly<Record<string, IconName>> = {
  Appel: 'phone',
  'Email envoyé': 'mail',
  'Email reçu': 'mail',
  SMS: 'phone',
  LinkedIn: 'link',
  Note: 'edit',
  'Réponse appel d’offres': 'doc',
};

function iconOf({ kind, type }: ActivityLine): IconName {
  if (kind === 'exchange') return EXCHANGE_ICONS[type] ?? 'user';
  if (kind === 'stage') return 'flag';
  return kind === 'tender' ? 'doc' : 'user';
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
