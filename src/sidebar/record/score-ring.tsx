import type { RecordScore } from '../../rpc/index.ts';

const CENTRE = 28;
const RADIUS = 24;

/** The score in a ring: earned is solid, what unknown facts could still bring is dashed. */
export function ScoreRing({ score }: { readonly score: RecordScore | null }) {
  const points = score?.score ?? 0;
  const unknown = Math.min(score?.unknown ?? 0, 100 - points);
  return (
    <svg class="ring" viewBox="0 0 56 56" role="img" aria-label={describe(score, unknown)}>
      <circle cx={CENTRE} cy={CENTRE} r={RADIUS} fill="none" stroke="var(--surface-3)" stroke-width="6" />
      {unknown > 1 && (
        <path
          d={arc(points + 1, points + unknown)}
          fill="none"
          stroke="var(--unknown)"
          stroke-width="6"
          stroke-dasharray="2 2.5"
        />
      )}
      {points > 0 && <path d={arc(0, points)} fill="none" stroke="var(--brand)" stroke-width="6" />}
      <text x={CENTRE} y="34">
        {score === null ? '–' : points}
      </text>
    </svg>
  );
}

function describe(score: RecordScore | null, unknown: number): string {
  if (score === null) return 'Score ICP pas encore calculé';
  const rest = unknown > 0 ? `, ${unknown}\u00a0${unknown < 2 ? 'point inconnu' : 'points inconnus'}` : '';
  return `Score ICP ${score.score} sur 100${rest}`;
}

/** From one point to another, out of 100, clockwise from the top. A whole turn has no arc: it stops just before. */
function arc(from: number, to: number): string {
  const [start, end] = [place(from), place(Math.min(to, 99.99))];
  return `M${start}A${RADIUS} ${RADIUS} 0 ${to - from > 50 ? 1 : 0} 1 ${end}`;
}

function place(points: number): string {
  const angle = (points / 100) * 2 * Math.PI;
  return `${(CENTRE + RADIUS * Math.sin(angle)).toFixed(2)} ${(CENTRE - RADIUS * Math.cos(angle)).toFixed(2)}`;
}
