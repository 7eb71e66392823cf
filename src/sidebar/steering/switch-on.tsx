import { useState } from 'preact/hooks';

interface Props {
  /** Tabs of steering that stand already. */
  readonly tabs: readonly string[];
  readonly working: boolean;
  readonly onSwitch: (examples: boolean) => void;
}

/** What steering brings, and the one click that switches it on. */
export function SwitchOn({ tabs, working, onSwitch }: Props) {
  const [examples, setExamples] = useState(tabs.length === 0);
  return (
    <section class="stack">
      <h2 class="title">Suivre vos objectifs et décider</h2>
      <p>
        Sept onglets s’ajoutent&nbsp;: ventes, coûts, objectifs, plan d’action, rituels, hypothèses et
        Go&nbsp;/&nbsp;No-Go. Pistil compte chaque nuit ce que vos autres onglets disent déjà, et propose une vente à
        chaque affaire gagnée.
      </p>
      {tabs.length > 0 && <p class="meta">Onglets déjà là, gardés tels quels&nbsp;: {tabs.join(', ')}.</p>}
      <label class="row check">
        <input
          type="checkbox"
          checked={examples}
          onChange={({ currentTarget }) => setExamples(currentTarget.checked)}
        />
        <span>Avec des exemples, à retirer d’un clic</span>
      </label>
      <div class="row">
        <button
          type="button"
          class="btn btn--primary"
          aria-disabled={working}
          onClick={() => {
            if (!working) onSwitch(examples);
          }}
        >
          {working && <span class="spin" />}
          {working ? 'Activation en cours…' : 'Activer le pilotage'}
        </button>
      </div>
      {working && <p class="meta">Cela prend une minute environ. Le classeur reste utilisable.</p>}
    </section>
  );
}
