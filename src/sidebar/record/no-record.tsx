import { useEffect, useState } from 'preact/hooks';
import { Banner } from '../components/banner.tsx';
import { Icon } from '../components/icon.tsx';
import { ContactPicker } from '../contacts/contact-picker.tsx';
import { call } from '../rpc-client.ts';
import type { RecordModel } from './use-record.ts';

/** The page holds nobody: the server searches. */
const ANYBODY = { contacts: [], complete: false };

/** Nothing on this row: why, and the two ways to a card. */
export function NothingHere({ reason, record }: { readonly reason: string; readonly record: RecordModel }) {
  return (
    <div class="page__body">
      <ContactPicker
        id="find"
        label="Ouvrir la fiche d’un contact"
        source={ANYBODY}
        recent={[]}
        onPick={({ id }) => void record.visit(id)}
        onCreate={() => void record.createContact()}
      />
      <div class="empty">
        <Icon name="table" />
        <h2>Aucune fiche sur cette ligne</h2>
        <p>{reason}</p>
        <button type="button" class="btn btn--outline" id="read-row" onClick={() => void record.readSelectedRow()}>
          Lire la ligne active
        </button>
        <button type="button" class="btn btn--text" onClick={() => void record.search()}>
          Chercher dans tout le classeur
        </button>
      </div>
    </div>
  );
}

interface GoneProps {
  readonly id: string;
  readonly tab: string;
  readonly record: RecordModel;
}

/** The row is no longer in its tab: what is left of it, and where to find it again. */
export function RowGone({ id, tab, record }: GoneProps) {
  const [exchanges, setExchanges] = useState<number | null>(null);

  useEffect(() => {
    let current = true;
    const count = async () => {
      const kind = tab === 'CONTACTS' ? 'contact' : 'company';
      const answer = await call('records.activity', { kind, id, related: [], addedOn: '', source: '' });
      if (current && answer.ok) setExchanges(answer.value.exchanges);
    };
    void count();
    return () => {
      current = false;
    };
  }, [id, tab]);

  return (
    <div class="page__body">
      <Banner tone="warning" title="Cette fiche n’est plus là">
        <p>{`La ligne ${id} a été retirée de ${tab}.${tellKept(exchanges)}`}</p>
        <div class="row row--wrap">
          <button type="button" class="btn btn--sm btn--outline" onClick={() => void record.showDeletedRows()}>
            Lignes supprimées
          </button>
          <button type="button" class="btn btn--sm btn--text" onClick={() => void record.showOperations()}>
            Annuler une opération
          </button>
        </div>
      </Banner>
    </div>
  );
}

function tellKept(exchanges: number | null): string {
  if (exchanges === null || exchanges === 0) return '';
  return exchanges === 1 ? ' Son interaction est gardée.' : ` Ses ${exchanges} interactions sont gardées.`;
}
