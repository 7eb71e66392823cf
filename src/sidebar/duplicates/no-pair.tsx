import type { DuplicateList } from '../../rpc/index.ts';
import { Icon } from '../components/icon.tsx';

interface Props {
  readonly list: DuplicateList;
  /** The list is that of one record. */
  readonly filtered: boolean;
  readonly busy: boolean;
  readonly onSearch: () => void;
}

/** Why there is nothing to look at. */
export function NoPair({ list: { compared, apart }, filtered, busy, onSearch }: Props) {
  return (
    <div class="empty duplicates__empty">
      <Icon name="check" />
      <h2>{filtered ? 'Aucun doublon de cette fiche' : 'Aucun doublon'}</h2>
      <p>
        {`${countOf(compared.contacts, 'contact')} et ${countOf(compared.companies, 'entreprise')} comparés à l’instant.`}
        {apart === 1 && ' La paire que vous avez séparée ne reviendra pas.'}
        {apart > 1 && ` Les ${apart} paires que vous avez séparées ne reviendront pas.`}
      </p>
      <button type="button" class="btn btn--outline" aria-disabled={busy} onClick={onSearch}>
        {busy && <span class="spin" />}
        {filtered ? 'Voir tous les doublons' : 'Comparer à nouveau'}
      </button>
    </div>
  );
}

function countOf(count: number, one: string): string {
  return `${new Intl.NumberFormat('fr-FR').format(count)}\u00a0${one}${count < 2 ? '' : 's'}`;
}
