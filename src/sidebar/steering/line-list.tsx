import type { ShownLine } from '../../rpc/index.ts';

interface Props {
  readonly title: string;
  readonly lines: readonly ShownLine[];
  /** What to do when there is none. */
  readonly empty: string;
}

/** Criteria or objectives, each with its value against what it should be. */
export function LineList({ title, lines, empty }: Props) {
  return (
    <section class="stack">
      <h2 class="title">{title}</h2>
      {lines.length === 0 ? (
        <p class="meta">{empty}</p>
      ) : (
        <ul class="stack stack--tight">
          {lines.map((line) => (
            <li key={line.id || line.name} class="card steering-line">
              <div class="row row--top">
                <span class="grow">{line.name}</span>
                {line.mark !== '' && <span class={`tag ${toneOf(line)}`}>{line.mark}</span>}
              </div>
              <p class="meta num">{line.said}</p>
              {line.problem !== '' && <p class="meta">{line.problem}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function toneOf({ mark, holds }: ShownLine): string {
  if (!holds) return 't-bad';
  return mark.startsWith('GO') ? 't-ok' : 't-info';
}
