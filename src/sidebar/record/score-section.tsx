import type { RecordDimension, RecordScore } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';

interface Props {
  readonly score: RecordScore | null;
  /** Opens the edit on the field that would raise the score most. */
  readonly onFill: (field: string) => void;
  readonly onShowScale: () => void;
}

/** What to do about the fact that lacks most, in the words of a button. */
const FILL: Readonly<Record<string, string>> = {
  type: 'Choisir le type',
  size: 'Saisir la taille',
  certifications: 'Saisir les certifications',
  commitments: 'Saisir les engagements',
  budget: 'Saisir le budget',
  electedOfficials: 'Saisir les élus clés',
};

/** The score as it stands in the sheet: what would raise it, then its five parts, each with its reason. */
export function ScoreSection({ score, onFill, onShowScale }: Props) {
  return (
    <section class="section stack--wide" aria-labelledby="score">
      <div class="section__head">
        <h2 id="score">Score ICP</h2>
        {score && (
          <span class="num">
            <strong>{score.score}</strong> <span class="meta">sur 100</span>
          </span>
        )}
      </div>
      {score?.advice && (
        <div class="banner banner--info">
          <Icon name="sparkle" class="i--fill" />
          <div class="banner__text">
            <p>
              <strong>{score.advice.title}.</strong> {capitalise(score.advice.gain)}.
            </p>
            <Fill field={score.advice.field} onFill={onFill} />
          </div>
        </div>
      )}
      {score?.dimensions && (
        <ul class="scores">
          {score.dimensions.map((dimension) => (
            <Dimension key={dimension.name} dimension={dimension} />
          ))}
        </ul>
      )}
      {score && score.opinion !== '' && <p>{score.opinion}</p>}
      {score && score.dimensions === null && score.sentence !== '' && <p>{score.sentence}</p>}
      <p class="meta">
        {score === null
          ? 'Pas encore calculé\u00a0: il l’est chaque nuit, et dès que vous modifiez ici ce dont il dépend.'
          : 'Calculé chaque nuit, et à chaque modification faite ici.'}
        <br />
        <button type="button" class="linklike" onClick={onShowScale}>
          Voir le barème dans PARAMETRES
        </button>
      </p>
    </section>
  );
}

function Fill({ field, onFill }: { readonly field: string; readonly onFill: (field: string) => void }) {
  const words = FILL[field];
  if (words === undefined) return null;
  return (
    <div class="row">
      <button type="button" class="btn btn--sm btn--outline" onClick={() => onFill(field)}>
        {words}
      </button>
    </div>
  );
}

function Dimension({ dimension: { name, points, weight, text, unknown } }: { readonly dimension: RecordDimension }) {
  const share = (part: number) => ({ width: `${weight === 0 ? 0 : (part / weight) * 100}%` });
  return (
    <li class="score">
      <span class="score__name">{name}</span>
      {unknown > 0 && points === 0 ? (
        <span class="tag t-warn">inconnu</span>
      ) : (
        <span class="num">
          {show(points)} / {show(weight)}
        </span>
      )}
      <span class="bar" aria-hidden="true">
        <i style={share(points)} />
        {unknown > 0 && <i class="unknown" style={share(unknown)} />}
      </span>
      {text !== '' && <span class="meta">{text}</span>}
    </li>
  );
}

function show(points: number): string {
  return String(points).replace('.', ',');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
