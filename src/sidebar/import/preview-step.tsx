import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ImportPreview, PreviewLine } from '../../rpc/index.ts';
import { ConflictsPanel } from './conflicts-panel.tsx';
import { LeftOutPanel } from './left-out-panel.tsx';
import { plural } from './plural.ts';
import type { Import } from './use-import.ts';

type Kind = 'created' | 'completed' | 'identical' | 'conflicting' | 'leftOut';

interface Tile {
  readonly kind: Kind;
  readonly tone: string;
  readonly one: string;
  readonly many: string;
  readonly sub: string;
}

const TILES: readonly Tile[] = [
  { kind: 'created', tone: 't-ok', one: 'nouvelle', many: 'nouvelles', sub: '' },
  { kind: 'completed', tone: 't-info', one: 'complétée', many: 'complétées', sub: 'champs vides remplis' },
  { kind: 'identical', tone: '', one: 'identique', many: 'identiques', sub: 'rien à faire' },
  { kind: 'conflicting', tone: 't-warn', one: 'en conflit', many: 'en conflit', sub: 'à vous de choisir' },
  { kind: 'leftOut', tone: 't-bad', one: 'laissée de côté', many: 'laissées de côté', sub: 'avec la raison' },
];

/** What the import would do, by category. */
export function PreviewStep({ work, preview }: { readonly work: Import; readonly preview: ImportPreview }) {
  const { counts } = preview;
  const [kind, setKind] = useState<Kind>(() => firstKind(preview));
  const companies = counts.companies > 0 ? plural(counts.companies, 'entreprise à créer', 'entreprises à créer') : '';
  return (
    <>
      <h2 class="title">Ce qui va se passer</h2>
      <div class="tiles" role="tablist" aria-label="Résultat par catégorie">
        {TILES.map((tile) => (
          <button
            type="button"
            key={tile.kind}
            class={`tile ${tile.tone}`}
            role="tab"
            id={`tab-${tile.kind}`}
            aria-selected={kind === tile.kind}
            aria-controls="panel"
            tabIndex={kind === tile.kind ? 0 : -1}
            onClick={() => setKind(tile.kind)}
            onKeyDown={(event) => {
              const to = neighbour(tile.kind, event.key);
              if (to === null) return;
              event.preventDefault();
              setKind(to);
              document.getElementById(`tab-${to}`)?.focus();
            }}
          >
            <span class="tile__n num">{counts[tile.kind]}</span>
            <span class="tile__t">{counts[tile.kind] < 2 ? tile.one : tile.many}</span>
            <span class="meta">{tile.kind === 'created' ? companies : tile.sub}</span>
          </button>
        ))}
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby={`tab-${kind}`}>
        {preview.notices.length > 0 && (
          <ul class="notices meta">
            {preview.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        )}
        {(kind === 'created' ? preview.heldBack > 0 : kind === 'conflicting' && takesStage(work)) && (
          <StageReason work={work} />
        )}
        {kind === 'conflicting' && <ConflictsPanel work={work} preview={preview} />}
        {kind === 'leftOut' && <LeftOutPanel work={work} preview={preview} />}
        {kind === 'created' && <Lines lines={preview.created} count={counts.created} none="Aucune nouvelle fiche." />}
        {kind === 'completed' && (
          <Lines lines={preview.completed} count={counts.completed} none="Aucune fiche à compléter." />
        )}
        {kind === 'identical' && <p>Ces fiches disent déjà ce que dit le fichier.</p>}
      </div>
    </>
  );
}

function firstKind({ counts }: ImportPreview): Kind {
  if (counts.conflicting > 0) return 'conflicting';
  return TILES.find(({ kind }) => counts[kind] > 0)?.kind ?? 'created';
}

function neighbour(kind: Kind, key: string): Kind | null {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step === undefined) return null;
  const at = TILES.findIndex((tile) => tile.kind === kind);
  return TILES[(at + step + TILES.length) % TILES.length]?.kind ?? null;
}

/** True when a stage of the file is to replace that of the workbook. */
function takesStage({ taken }: Import): boolean {
  return [...taken].some((key) => key.endsWith('/stage'));
}

function StageReason({ work }: { readonly work: Import }) {
  return (
    <div class="field">
      <label for="stage-reason">
        Prendre les étapes du fichier même sans leurs conditions <span class="optional">(facultatif)</span>
      </label>
      <input
        class="input"
        id="stage-reason"
        value={work.stageReason}
        maxLength={200}
        placeholder="Pourquoi, par exemple&nbsp;: reprise de notre ancien CRM"
        onInput={(event) => work.setStageReason(event.currentTarget.value)}
      />
      <p class="hint">La raison est gardée dans HISTORIQUE.</p>
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly PreviewLine[];
  readonly count: number;
  readonly none: string;
}

function Lines({ lines, count, none }: LinesProps): ComponentChildren {
  if (count === 0) return <p>{none}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Fiches">
        <table>
          <thead>
            <tr>
              <th scope="col" class="w-card">
                Fiche
              </th>
              <th scope="col">Ce que le fichier apporte</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.line}>
                <th scope="row">
                  {line.name}
                  {line.sub && <span class="meta under">{line.sub}</span>}
                </th>
                <td class="example">{line.changes.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {count > lines.length && <p class="meta">et {plural(count - lines.length, 'autre', 'autres')}</p>}
    </>
  );
}
