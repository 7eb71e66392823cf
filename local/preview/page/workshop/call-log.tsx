/** @jsxImportSource preact */
import type { RunReport } from '../../protocol.ts';

const seconds = (value: number) =>
  `${value.toLocaleString('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;

/** What the last run asked of Google's services, and its estimated time there. */
export function CallLog({ run }: { run: RunReport | null }) {
  return (
    <section>
      <h3>Dernière exécution</h3>
      {run === null ? (
        <p class="quiet">Aucune exécution.</p>
      ) : (
        <>
          <p>
            <code>{run.functionName}</code> : {run.weighted} appels comptés, de {seconds(run.low)} à {seconds(run.high)}{' '}
            chez Google
          </p>
          {run.error !== null && <p class="run-error">{run.error}</p>}
          {run.log.length > 0 && <pre>{run.log.join('\n')}</pre>}
          {run.calls.length > 0 && (
            <table>
              <thead>
                <tr>
                  <th scope="col">Appel</th>
                  <th scope="col">Genre</th>
                  <th scope="col">Cellules</th>
                </tr>
              </thead>
              <tbody>
                {[...run.calls.entries()].map(([index, call]) => (
                  <tr key={index} class={call.kind === 'free' ? 'free' : ''}>
                    <td>{call.method}</td>
                    <td>{call.kind}</td>
                    <td>{call.cells || ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </section>
  );
}
