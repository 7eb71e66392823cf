import type { Problem, Repair } from '../../rpc/index.ts';

interface Props {
  readonly problem: Problem;
  /** A repair is under way, here or elsewhere. */
  readonly busy: boolean;
  /** This one. */
  readonly repairing: boolean;
  readonly first: boolean;
  readonly onRepair: (repair: Repair) => void;
}

/** What is off, what it keeps from working, and the one click about it. Other ways stand behind « Je l’ai renommée… ». */
export function ProblemCard({ problem: { title, text, remedies }, busy, repairing, first, onRepair }: Props) {
  const [main, ...others] = remedies;
  return (
    <li class="card stack fix">
      <h3>{title}</h3>
      <p>{text}</p>
      {main && (
        <div class="row row--wrap">
          <button
            type="button"
            class={`btn btn--sm ${first ? 'btn--primary' : 'btn--outline'}`}
            aria-disabled={busy}
            onClick={() => !busy && onRepair(main.repair)}
          >
            {repairing && <span class="spin" />}
            {repairing ? 'Réparation…' : main.label}
          </button>
        </div>
      )}
      {others.length > 0 && (
        <details>
          <summary>Je l’ai renommée…</summary>
          <div class="stack">
            {others.map(({ label, repair }) => (
              <button
                type="button"
                class="btn btn--sm btn--outline"
                key={label}
                aria-disabled={busy}
                onClick={() => !busy && onRepair(repair)}
              >
                {label}
              </button>
            ))}
          </div>
        </details>
      )}
    </li>
  );
}
