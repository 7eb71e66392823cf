import { yesNo } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

const GROUP = 'Canaux';

/** By which way deals come in: the names that are in use. */
export const channelSettings: Section<readonly string[]> = {
  rows: declareGroup(GROUP, '', 'Oui : proposé dans les listes. Ajoutez une ligne pour ajouter un canal.', [
    ['BOAMP', 'Oui'],
    ['Entreprises RSE', 'Oui'],
    ['Réseau/Référence', 'Oui'],
    ['Site web', 'Oui'],
    ['LinkedIn', 'Oui'],
    ['Apollo', 'Oui'],
    ['Événement', 'Oui'],
  ]),
  read: (source) =>
    source
      .list(GROUP, yesNo)
      .filter(({ value }) => value)
      .map(({ name }) => name),
};
