import type { SearchedTable } from '../../rpc/index.ts';
import type { IconName } from '../components/icon.tsx';

interface Tab {
  readonly tab: string;
  readonly title: string;
  readonly icon: IconName;
  /** Its rows have a card; the others are shown in the sheet. */
  readonly hasCard: boolean;
}

export const TABS: Readonly<Record<SearchedTable, Tab>> = {
  contacts: { tab: 'CONTACTS', title: 'Contacts', icon: 'user', hasCard: true },
  companies: { tab: 'ENTREPRISES', title: 'Entreprises', icon: 'table', hasCard: true },
  opportunities: { tab: 'OPPORTUNITES', title: 'Opportunités', icon: 'flag', hasCard: false },
  interactions: { tab: 'INTERACTIONS', title: 'Interactions', icon: 'mail', hasCard: false },
  tenders: { tab: 'APPELS_OFFRES', title: 'Appels d’offres', icon: 'doc', hasCard: false },
  followUps: { tab: 'RELANCES', title: 'Relances', icon: 'clock', hasCard: false },
};
