import type { Gauge } from '../../rpc/index.ts';

/** Above so much of what is allowed, the bar warns. */
const NEARLY = 0.8;

/** What is used of what is allowed today. */
export function Gauges({ gauges }: { readonly gauges: readonly Gauge[] }) {
  return (
    <ul class="scores">
      {gauges.map(({ name, said, ratio }) => (
        <li class="score" key={name}>
          <span class="score__name">{name}</span>
          <span class="num">{said}</span>
          {ratio !== null && (
            <span class="bar" role="img" aria-label={`${name}\u00a0: ${said}`}>
              <i
                style={{
                  width: `${Math.round(ratio * 100)}%`,
                  '--bar': ratio >= NEARLY ? 'var(--warning-solid)' : undefined,
                }}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
