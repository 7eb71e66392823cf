/** What each version changed in workbooks that are installed already, oldest first. A number is never reused. */
import type { Ports } from '../../ports.ts';
import type { Result } from '../../result.ts';
import { addColumnsAndSettings } from './0002-columns-and-settings.ts';
import { renewHeaders } from './0003-headers.ts';
import { prepareNights } from './0004-nights.ts';
import { addSteeringSetting } from './0005-steering-setting.ts';
import { addSteeringFollowUps } from './0006-steering-follow-ups.ts';
import { addLateFollowUps } from './0007-late-follow-ups.ts';
import { addClientYears } from './0008-client-years.ts';
import { colorLateDates } from './0009-late-dates.ts';

export interface Migration {
  readonly version: number;
  /** French, without a capital or a full stop: what the team will see. */
  readonly title: string;
  /** Looks at what is there: done twice is done once. */
  readonly run: (ports: Ports) => Result<unknown>;
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 2, title: 'colonnes et réglages ajoutés', run: addColumnsAndSettings },
  { version: 3, title: 'aide des en-têtes et listes mises à jour', run: renewHeaders },
  { version: 4, title: 'onglets BROUILLONS, ENRICHISSEMENTS et ENVOIS ajoutés', run: prepareNights },
  { version: 5, title: 'réglage du pilotage ajouté', run: addSteeringSetting },
  { version: 6, title: 'relances du plan d’action et des rituels ajoutées', run: addSteeringFollowUps },
  { version: 7, title: 'annonce des relances en retard ajoutée', run: addLateFollowUps },
  { version: 8, title: 'durée de fidélité d’un client ajoutée', run: addClientYears },
  { version: 9, title: 'dates en retard mises en couleur', run: colorLateDates },
];
