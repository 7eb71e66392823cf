import { useState } from 'preact/hooks';
import type { SegmentsPage as Page, SavedSegment } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { call } from '../rpc-client.ts';
import { tellCounts } from './counts.ts';
import { SegmentForm } from './segment-form.tsx';
import { SegmentView } from './segment-view.tsx';

/** What is on screen: the saved ones, one of them, or the form (`null`: a new one). */
type View =
  | { readonly kind: 'list' }
  | { readonly kind: 'one'; readonly segment: SavedSegment }
  | { readonly kind: 'form'; readonly segment: SavedSegment | null };

/** Something done that can be undone. */
interface Done {
  readonly sentence: string;
  readonly operation: string;
}

/** Lists of people that the team saves, each with its counts. */
export function SegmentsPage({ page: first }: { readonly page: Page }) {
  const [page, setPage] = useState(first);
  const [view, setView] = useState<View>({ kind: 'list' });
  const [done, setDone] = useState<Done | null>(null);
  const [trouble, setTrouble] = useState('');

  const reload = async (after: Done | null, name = '') => {
    const answer = await call('segments.open', {});
    setTrouble(answer.ok ? '' : answer.error.message);
    setDone(after);
    if (!answer.ok) return;
    setPage(answer.value);
    const segment = answer.value.segments.find((saved) => saved.name === name);
    setView(segment ? { kind: 'one', segment } : { kind: 'list' });
  };
  const undo = async (operation: string) => {
    const answer = await call('journal.undo', { operation });
    if (answer.ok) await reload(null);
    else setTrouble(answer.error.message);
  };
  const back = () => {
    setDone(null);
    setView({ kind: 'list' });
  };

  if (view.kind === 'form') {
    return (
      <SegmentForm
        fields={page.fields}
        segment={view.segment}
        onCancel={() => setView(view.segment ? { kind: 'one', segment: view.segment } : { kind: 'list' })}
        onSaved={(name, operation) =>
          void reload({ sentence: 'Segment enregistré pour toute l’équipe', operation }, name)
        }
      />
    );
  }
  return (
    <div class="page__body">
      {trouble !== '' && (
        <Banner tone="danger" title="La page n’est pas à jour">
          <p>{trouble}</p>
        </Banner>
      )}
      {done && (
        <Banner tone="success" title={done.sentence}>
          <div class="row">
            <button type="button" class="btn btn--sm btn--text" onClick={() => void undo(done.operation)}>
              <Icon name="undo" />
              Annuler
            </button>
          </div>
        </Banner>
      )}
      {view.kind === 'one' ? (
        <SegmentView
          segment={view.segment}
          onBack={back}
          onEdit={() => setView({ kind: 'form', segment: view.segment })}
          onDeleted={(operation) =>
            void reload({ sentence: `«\u00a0${view.segment.name}\u00a0» est retiré`, operation })
          }
        />
      ) : (
        <SavedList
          page={page}
          onOpen={(segment) => {
            setDone(null);
            setView({ kind: 'one', segment });
          }}
          onNew={() => setView({ kind: 'form', segment: null })}
        />
      )}
    </div>
  );
}

interface ListProps {
  readonly page: Page;
  readonly onOpen: (segment: SavedSegment) => void;
  readonly onNew: () => void;
}

function SavedList({ page: { segments, problems }, onOpen, onNew }: ListProps) {
  return (
    <>
      <button type="button" class="btn btn--primary" onClick={onNew}>
        Nouveau segment
      </button>
      {problems.length > 0 && (
        <Banner tone="warning" title="À relire dans PARAMETRES">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Banner>
      )}
      {segments.length === 0 ? (
        <div class="empty">
          <Icon name="search" />
          <h2>Aucun segment</h2>
          <p>Un segment est une liste de contacts qui se tient à jour seule, par exemple les collectivités tièdes.</p>
        </div>
      ) : (
        <ul class="stack">
          {segments.map((segment) => (
            <li key={segment.name}>
              <button type="button" class="card segment" onClick={() => onOpen(segment)}>
                <span class="segment__name">{segment.name}</span>
                <span>{tellCounts(segment)}</span>
                <span class="meta">{segment.text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
