/** Who made a file, as its headers tell, and what its columns are where their names do not say it. */
import {
  APOLLO,
  GOOGLE_CONTACTS,
  HUBSPOT_COMPANIES,
  HUBSPOT_CONTACTS,
  HUBSPOT_DEALS,
  LINKEDIN,
} from './known-columns.ts';

/** Under which the columns that a person corrects are remembered for the team. */
export type SourceKey = 'hubspot-fr' | 'hubspot' | 'linkedin' | 'apollo' | 'google' | 'pistil' | 'other';

export interface Source {
  readonly key: SourceKey;
  /** « reconnu comme HubSpot en français » */
  readonly name: string;
  /** What its rows are; `''` when the columns tell. */
  readonly table: 'contacts' | 'companies' | 'opportunities' | '';
}

interface KnownSource extends Source {
  /** Headers that only it has together: all of one list. */
  readonly signs: readonly (readonly string[])[];
  /** What its columns become; those not named here are read by their header and content. */
  readonly uses: Readonly<Record<string, string>>;
}

const HUBSPOT = { key: 'hubspot', name: 'HubSpot en anglais' } as const;
const HUBSPOT_FR = { key: 'hubspot-fr', name: 'HubSpot en français' } as const;
const PISTIL = { key: 'pistil', name: 'export de Pistil', uses: {} } as const;

/** Those with most signs in common come first. */
const SOURCES: readonly KnownSource[] = [
  {
    key: 'linkedin',
    name: 'relations LinkedIn',
    table: 'contacts',
    signs: [
      ['First Name', 'Last Name', 'Connected On'],
      ['Prénom', 'Nom', 'Entreprise', 'Connexion le'],
      ['Prénom', 'Nom de famille', 'Date de connexion'],
    ],
    uses: LINKEDIN,
  },
  {
    key: 'apollo',
    name: 'Apollo',
    table: 'contacts',
    signs: [
      ['First Name', 'Last Name', 'Person Linkedin Url'],
      ['First Name', 'Last Name', 'Email Status'],
      ['First Name', 'Last Name', '# Employees'],
    ],
    uses: APOLLO,
  },
  {
    key: 'google',
    name: 'Google Contacts',
    table: 'contacts',
    signs: [
      ['E-mail 1 - Value'],
      ['Phone 1 - Value'],
      ['E-mail 1 - Valeur'],
      ['Téléphone 1 - Valeur'],
      ['Given Name', 'Family Name', 'Group Membership'],
      ['First Name', 'Last Name', 'Organization Name', 'Labels'],
    ],
    uses: GOOGLE_CONTACTS,
  },
  {
    ...HUBSPOT_FR,
    table: 'opportunities',
    signs: [
      ['Nom de la transaction', 'Phase de la transaction'],
      ['Nom de la transaction', 'Étape de la transaction'],
    ],
    uses: HUBSPOT_DEALS,
  },
  { ...HUBSPOT, table: 'opportunities', signs: [['Deal Name', 'Deal Stage']], uses: HUBSPOT_DEALS },
  {
    ...HUBSPOT_FR,
    table: 'contacts',
    signs: ['ID de fiche d’informations', 'Propriétaire du contact', 'Phase du cycle de vie', 'Statut du lead'].flatMap(
      (sign) => [
        ['Prénom', 'Nom', sign],
        ['Prénom', 'Nom de famille', sign],
      ],
    ),
    uses: HUBSPOT_CONTACTS,
  },
  {
    ...HUBSPOT,
    table: 'contacts',
    signs: ['Record ID', 'Contact owner', 'Lifecycle Stage', 'Lead Status'].map((sign) => [
      'First Name',
      'Last Name',
      sign,
    ]),
    uses: HUBSPOT_CONTACTS,
  },
  {
    ...HUBSPOT_FR,
    table: 'companies',
    signs: ['ID de fiche d’informations', 'Propriétaire de l’entreprise', 'Nom de domaine de l’entreprise'].map(
      (sign) => ['Nom de l’entreprise', sign],
    ),
    uses: HUBSPOT_COMPANIES,
  },
  {
    ...HUBSPOT,
    table: 'companies',
    signs: ['Record ID', 'Company owner', 'Company Domain Name'].map((sign) => ['Company name', sign]),
    uses: HUBSPOT_COMPANIES,
  },
  { ...PISTIL, table: 'contacts', signs: [['ID', 'Prénom', 'Date ajout', 'Responsable', 'Score ICP']] },
  { ...PISTIL, table: 'companies', signs: [['ID', 'SIREN', 'Date ajout', 'Responsable', 'Score ICP']] },
  { ...PISTIL, table: 'opportunities', signs: [['ID', 'Titre', 'Montant HT', 'Date création']] },
];

const OTHER: KnownSource = { key: 'other', name: '', table: '', signs: [], uses: {} };

function keyOf(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9#]+/g, '');
}

function sourceOf(headers: readonly string[]): KnownSource {
  const keys = new Set(headers.map(keyOf));
  return SOURCES.find(({ signs }) => signs.some((sign) => sign.every((header) => keys.has(keyOf(header))))) ?? OTHER;
}

export function recognizeSource(headers: readonly string[]): Source {
  const { key, name, table } = sourceOf(headers);
  return { key, name, table };
}

/** What the source’s own columns become, by their place; `null` where only the header can tell. */
export function knownUses(headers: readonly string[]): (string | null)[] {
  const uses = new Map(Object.entries(sourceOf(headers).uses).map(([header, use]) => [keyOf(header), use]));
  return headers.map((header) => uses.get(keyOf(header)) ?? null);
}
