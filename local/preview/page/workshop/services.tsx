/** @jsxImportSource preact */
import type { Ask } from './workshop.tsx';

/** The misbehaviours a stand-in service can be told to have. */
const FAULTS: readonly { name: string; caption: string }[] = [
  { name: 'none', caption: 'Répond normalement' },
  { name: '429', caption: '429, trop de requêtes' },
  { name: '500', caption: '500, erreur du serveur' },
  { name: 'timeout', caption: 'Ne répond pas' },
  { name: 'html', caption: 'Répond une page HTML' },
];

export function Services({ faults, ask }: { faults: Readonly<Record<string, string>>; ask: Ask }) {
  return (
    <section>
      <h3>Services extérieurs, joués ici</h3>
      {Object.entries(faults).map(([service, fault]) => (
        <label class="service" key={service}>
          <span>{service}</span>
          <select value={fault} onChange={(event) => ask({ action: 'set-fault', service, fault: event.currentTarget.value })}>
            {FAULTS.map(({ name, caption }) => (
              <option key={name} value={name}>
                {caption}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  );
}
