import { useLayoutEffect, useRef } from 'preact/hooks';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import type { Created, CreationModel } from './use-creation.ts';
import { WORDS } from './words.ts';

/** What was put in the sheet, line by line; then the next move and the undo. */
export function CreatedView({ created, creation }: { readonly created: Created; readonly creation: CreationModel }) {
  const next = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => next.current?.focus(), []);
  const { busy, notice } = creation;
  const words = WORDS[created.table];
  const [first, ...others] = movesAfter(created, creation);
  return (
    <div class="page__body">
      <Banner tone="success" title={words.created}>
        <p>{`${created.name}, dans ${words.tab}.`}</p>
        <div class="row">
          <button type="button" class="btn btn--sm btn--text" aria-disabled={busy} onClick={() => void creation.undo()}>
            {busy ? <span class="spin" /> : <Icon name="undo" />}
            Annuler la création
          </button>
        </div>
      </Banner>
      {notice && (
        <Banner tone={notice.tone} title={notice.title}>
          <p>{notice.text}</p>
        </Banner>
      )}
      {created.notices.length > 0 && (
        <Banner tone="warning" title="À savoir">
          {created.notices.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Banner>
      )}
      <section class="stack" aria-labelledby="changes">
        <h2 class="title" id="changes">
          Ce qui a changé
        </h2>
        <dl class="facts">
          {created.told.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd class="create__told">{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <div class="stack">
        {first && (
          <button type="button" class="btn btn--primary" ref={next} onClick={first.go}>
            {first.label}
          </button>
        )}
        {others.map(({ label, go }) => (
          <button type="button" class="btn btn--outline" key={label} onClick={go}>
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

interface NextMove {
  readonly label: string;
  readonly go: () => void;
}

/** The most likely first. */
function movesAfter({ table, id }: Created, { openPage, startAgain, reveal }: CreationModel): NextMove[] {
  const card = { label: 'Ouvrir la fiche', go: () => void openPage('record', id) };
  const another = { label: WORDS[table].another, go: () => void startAgain() };
  switch (table) {
    case 'contacts':
      return [{ label: 'Journaliser une interaction', go: () => void openPage('journal', id) }, card, another];
    case 'companies':
      return [{ label: 'Ajouter un contact', go: () => void openPage('create', `contacts:${id}`) }, card, another];
    case 'opportunities':
      return [{ label: 'Prévoir une relance', go: () => void openPage('create', `followUps:${id}`) }, card, another];
    case 'followUps':
      return [another, { label: 'Voir la ligne', go: () => void reveal({ table, id }) }];
  }
}
