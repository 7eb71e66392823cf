import { render } from 'preact';
import type { Failure } from '../result.ts';
import { Banner } from './components/banner.tsx';
import { JournalPage } from './journal/journal-page.tsx';
import { call } from './rpc-client.ts';
import './style/page.css';

/** The page's HTML is its skeleton: it stays until the one call that brings the data has answered. */
async function open(): Promise<void> {
  const root = document.getElementById('page');
  if (!root) throw new Error('journal.html has no #page');
  const skeleton = [...root.childNodes];
  const form = await call('interactions.form', {});
  root.replaceChildren();
  if (form.ok) {
    render(<JournalPage form={form.value} />, root);
    return;
  }
  const retry = () => {
    render(null, root);
    root.replaceChildren(...skeleton);
    return open();
  };
  render(<Unavailable failure={form.error} onRetry={retry} />, root);
}

function Unavailable({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  return (
    <div class="page__body">
      <Banner tone="danger" title="Le formulaire n’a pas pu s’ouvrir">
        <p>{failure.message}</p>
      </Banner>
      <button type="button" class="btn btn--primary" onClick={onRetry}>
        Réessayer
      </button>
    </div>
  );
}

open().catch(reportError);
