import type { Ref } from 'preact';
import { Banner } from './banner.tsx';

/** A field that keeps a form from being saved. */
export interface SummedError {
  /** Identifier of its control. */
  readonly field: string;
  /** What to do, as the words of the link. */
  readonly summary: string;
  readonly missing: boolean;
}

/** What keeps the form from being saved, each as a link to its field. Takes the focus. */
export function ErrorSummary({
  errors,
  box,
}: {
  readonly errors: readonly SummedError[];
  readonly box: Ref<HTMLDivElement>;
}) {
  const some = errors.length > 1 ? 's' : '';
  const title = errors.every(({ missing }) => missing)
    ? `Il manque ${errors.length} information${some}`
    : `${errors.length} information${some} à revoir`;
  return (
    <Banner tone="danger" title={title} box={box}>
      <ul class="stack stack--tight">
        {errors.map(({ field, summary }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                // The frame of a sidebar must not navigate.
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {summary}
            </a>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
