import { type ComponentChildren, render } from 'preact';
import type { Failure, Result } from '../result.ts';
import { Banner } from './components/banner.tsx';
import { call } from './rpc-client.ts';
import './style/page.css';

interface Opening<V> {
  /** The one call that brings what the page shows first. */
  readonly load: () => Promise<Result<V>>;
  readonly show: (value: V) => ComponentChildren;
  /** « Le formulaire n’a pas pu s’ouvrir » */
  readonly failed: string;
}

/** The page's HTML is its skeleton: it stays until the first call has answered. A failure is said, and may be tried again. */
export function openPage<V>(opening: Opening<V>): void {
  whenParsed(() => void open(opening).catch(reportError));
}

/** What the page was opened on, as `screen.showSidebar` says; `''` when nothing in particular. */
export function readSubject(): string {
  return document.querySelector<HTMLDataElement>('data#subject')?.value ?? '';
}

/** The subject stands behind the script. */
function whenParsed(start: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
  else start();
}

async function open<V>(opening: Opening<V>): Promise<void> {
  const root = document.getElementById('page');
  if (!root) throw new Error('The page has no #page');
  const skeleton = [...root.childNodes];
  const loaded = await opening.load();
  root.replaceChildren();
  if (loaded.ok) {
    render(opening.show(loaded.value), root);
    return;
  }
  const retry = () => {
    render(null, root);
    root.replaceChildren(...skeleton);
    return open(opening);
  };
  render(<Unavailable title={opening.failed} failure={loaded.error} onRetry={retry} />, root);
}

interface Props {
  readonly title: string;
  readonly failure: Failure;
  readonly onRetry: () => Promise<void>;
}

/** A tab or a column is missing: *Santé* puts it back. */
const REPAIRABLE = /^(?:tab|column)\./;

function Unavailable({ title, failure, onRetry }: Props) {
  return (
    <div class="page__body">
      <Banner tone="danger" title={title}>
        <p>{failure.message}</p>
        <div class="row row--wrap">
          {REPAIRABLE.test(failure.code) && (
            <button
              type="button"
              class="btn btn--sm btn--outline"
              onClick={() => void call('pages.open', { page: 'health', subject: '' })}
            >
              Ouvrir Santé
            </button>
          )}
          <button type="button" class="btn btn--sm btn--outline" onClick={() => onRetry().catch(reportError)}>
            Réessayer
          </button>
        </div>
      </Banner>
    </div>
  );
}
