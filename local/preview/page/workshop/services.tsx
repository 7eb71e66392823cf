/** @jsxImportSource preact */
import type { Ask } from './ask.ts';

/** Ways a stand-in service can misbehave, as the runtime names them; pairs, since an object would put the numbers first. */
const MISBEHAVIOURS: readonly (readonly [how: string, caption: string])[] = [
  ['none', 'Répond normalement'],
  ['401', '401, clé refusée'],
  ['402', '402, crédit épuisé'],
  ['403', '403, accès interdit'],
  ['429-seconds', '429, attendre quelques secondes'],
  ['429-date', '429, attendre une heure dite'],
  ['429-none', '429, sans durée'],
  ['500', '500, erreur interne'],
  ['503', '503, indisponible'],
  ['529', '529, surchargé'],
  ['timeout', 'Ne répond pas'],
  ['dns', 'Nom introuvable'],
  ['truncated', 'Réponse coupée'],
  ['malformed', 'JSON invalide'],
  ['html', 'Page HTML'],
  ['empty', 'Réponse vide'],
  ['wrong-schema', 'Autre schéma'],
  ['endless', 'Pages sans fin'],
];

/** The outside services are played on this machine: each can be told to misbehave. */
export function Services({ misbehaviours, ask }: { misbehaviours: Readonly<Record<string, string>>; ask: Ask }) {
  return (
    <section>
      <h3>Services extérieurs, joués ici</h3>
      {Object.entries(misbehaviours).map(([host, current]) => (
        <label class="service" key={host}>
          <span>{host}</span>
          <select
            value={current}
            onChange={(event) => ask({ action: 'misbehave', host, how: event.currentTarget.value })}
          >
            {MISBEHAVIOURS.map(([how, caption]) => (
              <option key={how} value={how}>
                {caption}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  );
}
