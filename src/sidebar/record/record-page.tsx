import type { RecordCard } from '../../rpc/index.ts';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { Toast } from '../components/toast.tsx';
import { EditForm } from './edit-form.tsx';
import { FactsSection } from './facts-section.tsx';
import type { Opened } from './fetch-record.ts';
import { NothingHere, RowGone } from './no-record.tsx';
import { OpportunitiesSection } from './opportunities-section.tsx';
import { PeopleSection } from './people-section.tsx';
import './record.css';
import { RecordHead } from './record-head.tsx';
import { RecordSkeleton } from './record-skeleton.tsx';
import { ScoreSection } from './score-section.tsx';
import { TimelineSection } from './timeline-section.tsx';
import { type RecordModel, useRecord } from './use-record.ts';

/** « Fiche »: one contact or company, read, edited, and left for another. */
export function RecordPage({ opened }: { readonly opened: Opened }) {
  const record = useRecord(opened);
  return (
    <>
      <Shown record={record} />
      <Toast
        text={record.done?.text ?? ''}
        actions={[
          { label: 'Annuler', onChoose: () => void record.undo() },
          ...(record.done?.offersJournal ? [{ label: 'Journaliser', onChoose: () => void record.openJournal() }] : []),
        ]}
        onEnd={record.dismissDone}
      />
    </>
  );
}

function Shown({ record }: { readonly record: RecordModel }) {
  const { opened, editing } = record;
  if (opened === null) return <RecordSkeleton />;
  switch (opened.kind) {
    case 'none':
      return <NothingHere reason={opened.reason} record={record} />;
    case 'gone':
      return <RowGone id={opened.id} tab={opened.tab} record={record} />;
    default:
      return editing === null ? (
        <Card card={opened} record={record} />
      ) : (
        <EditForm key={editing.row.id} editing={editing} record={record} />
      );
  }
}

function Card({ card, record }: { readonly card: RecordCard; readonly record: RecordModel }) {
  const company = card.kind === 'company';
  return (
    <div class="page__body">
      {record.back && (
        <button type="button" class="btn btn--sm btn--text record__back" onClick={() => void record.goBack()}>
          <Icon name="back" />
          {record.back.name}
        </button>
      )}
      <Trouble record={record} />
      <RecordHead card={card} record={record} />
      {company && (
        <ScoreSection
          score={card.score}
          onFill={(field) => record.edit({ table: 'companies', id: card.id }, field)}
          onShowScale={() => void record.revealScale()}
        />
      )}
      {!company && <FactsSection card={card} activity={record.activity} record={record} />}
      <OpportunitiesSection card={card} record={record} />
      <TimelineSection key={card.id} card={card} activity={record.activity} />
      {company && <FactsSection card={card} activity={record.activity} record={record} />}
      {company && <PeopleSection card={card} record={record} />}
    </div>
  );
}

/** What a colleague's value has kept out, or why the last gesture failed. */
function Trouble({ record: { kept, trouble } }: { readonly record: RecordModel }) {
  if (trouble) {
    return (
      <Banner tone="danger" title="Rien n’a été changé">
        <p>{trouble.message}</p>
      </Banner>
    );
  }
  if (kept.length === 0) return null;
  return (
    <Banner tone="warning" title="À savoir">
      {kept.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </Banner>
  );
}
