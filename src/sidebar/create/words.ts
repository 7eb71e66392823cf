import type { CreatedTable } from '../../rpc/index.ts';

interface Words {
  /** « Nouveau contact » */
  readonly title: string;
  /** « Créer le contact » */
  readonly create: string;
  /** « Contact créé » */
  readonly created: string;
  /** « Le contact n’a pas été créé » */
  readonly failed: string;
  /** « Créer un autre contact » */
  readonly another: string;
  /** « Ce contact existe peut-être » */
  readonly known: string;
  readonly tab: string;
}

/** How each kind of row is spoken of. */
export const WORDS: Readonly<Record<CreatedTable, Words>> = {
  contacts: {
    title: 'Nouveau contact',
    create: 'Créer le contact',
    created: 'Contact créé',
    failed: 'Le contact n’a pas été créé',
    another: 'Créer un autre contact',
    known: 'Cette personne existe peut-être',
    tab: 'CONTACTS',
  },
  companies: {
    title: 'Nouvelle entreprise',
    create: 'Créer l’entreprise',
    created: 'Entreprise créée',
    failed: 'L’entreprise n’a pas été créée',
    another: 'Créer une autre entreprise',
    known: 'Cette entreprise existe peut-être',
    tab: 'ENTREPRISES',
  },
  opportunities: {
    title: 'Nouvelle opportunité',
    create: 'Créer l’opportunité',
    created: 'Opportunité créée',
    failed: 'L’opportunité n’a pas été créée',
    another: 'Créer une autre opportunité',
    known: 'Cette opportunité existe peut-être',
    tab: 'OPPORTUNITES',
  },
  followUps: {
    title: 'Nouvelle relance',
    create: 'Créer la relance',
    created: 'Relance créée',
    failed: 'La relance n’a pas été créée',
    another: 'Créer une autre relance',
    known: 'Cette relance existe peut-être',
    tab: 'RELANCES',
  },
};
