import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LoggedInteraction, ShownChange } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { StageTag, TemperatureTag } from '../components/tag.tsx';
import { longDay } from '../text/dates.ts';
import type { Trouble } from './use-journal.ts';

interface Props {
  readonly saved: LoggedInteraction;
  readonly today: string;
  /** What could not be done from here. */
  readonly trouble: Trouble | null;
  readonly undoing: boolean;
  readonly onUndo: () => void;
  readonly onAgain: () => void;
  readonly onOpenCard: () => void;
}

const LABELS: Readonly<Record<ShownChange['column'], string>> = {
  temperature: 'Température',
  nextAction: 'Prochaine action',
  stage: 'Étape',
};

/** What changed in the sheet, field by field; then the next move and the undo. */
export function SavedView({ saved, today, trouble, undoing, onUndo, onAgain, onOpenCard }: Props) {
  const again = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => again.current?.focus(), []);
  const shown = saved.changes.filter(({ column, from, to }) => column === 'stage' || from !== to);
  return (
    <div class="page__body">
      <Banner tone="success" title={saved.completed ? 'Note complétée' : 'Interaction enregistrée'}>
        <p>{saved.sentence}</p>
        <div class="row">
          <button type="button" class="btn btn--sm btn--text" aria-disabled={undoing} onClick={onUndo}>
            {undoing ? <span class="spin" /> : <Icon name="undo" />}
            Annuler l’enregistrement
          </button>
        </div>
      </Banner>
      {trouble && (
        <Banner tone="danger" title={trouble.title}>
          <p>{trouble.text}</p>
        </Banner>
      )}
      {saved.notices.length > 0 && (
        <Banner tone="warning" title="À savoir">
          {saved.notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </Banner>
      )}
      {shown.length + saved.closed.length > 0 && (
        <section class="stack" aria-labelledby="changes">
          <h2 class="title" id="changes">
            Ce qui a changé
          </h2>
          <dl class="facts">
            {shown.map((change) => (
              <div key={change.column}>
                <dt>{LABELS[change.column]}</dt>
                <dd>
                  <Change change={change} today={today} />
                </dd>
              </div>
            ))}
            {saved.closed.map((what) => (
              <div key={what}>
                <dt>Relance faite</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <div class="stack">
        <button type="button" class="btn btn--primary" ref={again} onClick={onAgain}>
          Journaliser une autre
        </button>
        <button type="button" class="btn btn--outline" onClick={onOpenCard}>
          Ouvrir la fiche
        </button>
      </div>
    </div>
  );
}

function Change({ change, today }: { readonly change: ShownChange; readonly today: string }) {
  const { column, from, to, note } = change;
  if (column === 'nextAction') {
    return (
      <>
        {to}
        <br />
        <span class="meta">{note === '' ? 'sans échéance' : longDay(note, today)}</span>
      </>
    );
  }
  const Value = column === 'stage' ? StageTag : TemperatureTag;
  return (
    <>
      <span class="row row--wrap row--tight">
        {from !== '' && <Value value={from} />}
        {from !== '' && from !== to && (
          <>
            <Icon name="arrow" />
            <span class="sr">devient</span>
          </>
        )}
        {from !== to && <Value value={to} />}
        {from === to && <span class="meta">inchangée</span>}
      </span>
      {note !== '' && <span class="meta">{note}</span>}
    </>
  );
}
