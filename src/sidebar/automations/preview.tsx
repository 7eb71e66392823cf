import type { AutomationPreview } from '../../rpc/index.ts';
import { ChangedRows } from '../components/changed-rows.tsx';

/** What would be written and sent. */
export function Preview({ preview: { summary, rows, total, mails } }: { readonly preview: AutomationPreview }) {
  return (
    <>
      <p>
        <strong>{total === 0 ? 'Rien ne changerait.' : countRows(total)}</strong> {summary}
      </p>
      {mails.length > 0 && (
        <ul class="stack">
          {mails.map(({ to, subject }) => (
            <li key={`${to}/${subject}`} class="meta">
              {`E-mail à ${to}\u00a0: ${subject}`}
            </li>
          ))}
        </ul>
      )}
      <ChangedRows rows={rows} total={total} />
      <p class="meta">Aperçu sans les services payants&nbsp;; rien n’a été écrit ni envoyé.</p>
    </>
  );
}

function countRows(count: number): string {
  return count === 1 ? 'Une ligne changerait.' : `${count} lignes changeraient.`;
}
