import type { ComponentChildren } from 'preact';
import type { InstallView } from '../../rpc/index.ts';
import { plural } from './plural.ts';

type Counted = InstallView['companies'];

/** What will be written, in numbers, and the details of each on demand. */
export function SummaryStep({ plan }: { readonly plan: InstallView }) {
  const taken = plan.tabs.filter(({ use }) => use !== 'leave');
  const rows = taken.reduce((sum, tab) => sum + tab.rows, 0);
  return (
    <>
      <h2 class="title">Ce qui va se passer</h2>
      <ul class="facts-list">
        {taken.length > 0 && (
          <Fact
            title={`${plural(rows, 'ligne reprise', 'lignes reprises')} de ${plural(taken.length, 'onglet', 'onglets')}`}
          >
            Chaque onglet est sauvegardé d’abord, entier, dans le classeur.
          </Fact>
        )}
        {plan.created.length > 0 && (
          <Fact title={plural(plan.created.length, 'onglet créé', 'onglets créés')}>{plan.created.join(', ')}</Fact>
        )}
        {plan.renamed.map(({ tab, name }) => (
          <Fact key={tab} title={`«\u00a0${tab}\u00a0» devient «\u00a0${name}\u00a0»`}>
            Pistil a besoin de ce nom&nbsp;; le contenu ne change pas.
          </Fact>
        ))}
        <Listed
          counted={plan.companies}
          one="entreprise créée"
          many="entreprises créées"
          why="D’après les noms que portent vos lignes."
        />
        <Listed
          counted={plan.duplicates}
          one="doublon possible"
          many="doublons possibles"
          why="Toutes les lignes sont gardées&nbsp;; la page Doublons les montrera."
        />
        <Listed
          counted={plan.unclear}
          one="valeur à préciser"
          many="valeurs à préciser"
          why="Elles restent telles quelles, avec une note qui dit quoi faire."
        />
        {plan.overwritten.length > 0 && (
          <Fact title="Colonnes que Pistil calcule">
            {plan.overwritten.join('\u00a0; ')}. Vos valeurs restent dans la sauvegarde.
          </Fact>
        )}
        <Fact title="Tableau de bord et exécutions automatiques">
          L’onglet TABLEAU_DE_BORD est créé, la nuit (3 h) et le matin (7 h) tournent avec votre compte.
        </Fact>
        <Fact title="Pour revenir en arrière">
          Supprimez l’onglet neuf et redonnez son nom à la sauvegarde&nbsp;; ou Fichier, Historique des versions.
        </Fact>
      </ul>
    </>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <li class="fact">
      <p class="fact__title">{title}</p>
      <p class="meta">{children}</p>
    </li>
  );
}

interface ListedProps {
  readonly counted: Counted;
  readonly one: string;
  readonly many: string;
  readonly why: string;
}

function Listed({ counted, one, many, why }: ListedProps) {
  if (counted.count === 0) return null;
  return (
    <li class="fact">
      <p class="fact__title">{plural(counted.count, one, many)}</p>
      <p class="meta">{why}</p>
      <details>
        <summary>Voir{counted.count > counted.shown.length && ` les ${counted.shown.length} premières`}</summary>
        <ul class="stack meta">
          {counted.shown.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
    </li>
  );
}
