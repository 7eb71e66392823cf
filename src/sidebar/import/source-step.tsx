import { useRef, useState } from 'preact/hooks';
import type { Import } from './use-import.ts';

/** A file dropped or chosen, or a table pasted. */
export function SourceStep({ work }: { readonly work: Import }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) work.openFile(file);
  };
  return (
    <>
      <h2 class="title">Quel fichier importer&nbsp;?</h2>
      <div class="two">
        {/* The button inside does the same by keyboard. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file has no keyboard form */}
        <div
          class={`dropzone ${over ? 'is-over' : ''}`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p>
            <strong>Déposez un fichier CSV ou TSV</strong>
          </p>
          <p class="meta">5&#8239;000 lignes au plus, tout encodage</p>
          <button type="button" class="btn btn--tonal" onClick={() => input.current?.click()}>
            Choisir un fichier
          </button>
          <input
            ref={input}
            class="sr"
            type="file"
            tabIndex={-1}
            aria-label="Fichier à importer"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) work.openFile(file);
            }}
          />
        </div>
        <div class="field">
          <label for="paste">Ou collez un tableau, en-têtes compris</label>
          <textarea
            class="input"
            id="paste"
            rows={9}
            spellcheck={false}
            value={work.pasted}
            onInput={(event) => work.setPasted(event.currentTarget.value)}
          />
        </div>
      </div>
      <div>
        <p class="label">Reconnus sans réglage</p>
        <p>HubSpot (français, anglais), relations LinkedIn, Apollo, Google Contacts, exports de Pistil.</p>
      </div>
    </>
  );
}
