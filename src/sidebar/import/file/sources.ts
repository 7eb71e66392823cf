/** Who made a file, as its headers tell, and what its columns are where their names do not say it. */

/** Under which the columns that a person corrects are remembered for the team. */
export type SourceKey = 'hubspot-fr' | 'hubspot' | 'linkedin' | 'apollo' | 'google' | 'pistil' | 'other';

export interface Source {
  readonly key: SourceKey;
  /** « reconnu comme HubSpot en français » */
  readonly name: string;
}

interface KnownSource extends Source {
  /** Headers that only it has together. */
  readonly signs: readonly string[];
  /** What its columns become; those not named here are read by their header and content. */
  readonly uses: Readonly<Record<string, string>>;
}

const KEEP = 'keep';

const SOURCES: readonly KnownSource[] = [
  {
    key: 'linkedin',
    name: 'relations LinkedIn',
    signs: ['First Name', 'Last Name', 'Connected On'],
    uses: { URL: 'contacts.linkedin', 'Connected On': KEEP },
  },
  {
    key: 'apollo',
    name: 'Apollo',
    signs: ['First Name', 'Last Name', 'Title', 'Person Linkedin Url'],
    uses: {
      'Company Name for Emails': KEEP,
      'Email Status': KEEP,
      Email: 'contacts.email',
      'Primary Email Source': KEEP,
      'Secondary Email': 'contacts.email2',
      Seniority: KEEP,
      Departments: KEEP,
      Stage: 'contacts.stage',
      'Corporate Phone': 'companies.phone',
      'Company Phone': 'companies.phone',
      'Work Direct Phone': 'contacts.phone',
      'Mobile Phone': 'contacts.mobile',
      'Person Linkedin Url': 'contacts.linkedin',
      'Company Linkedin Url': KEEP,
      Website: 'companies.website',
      '# Employees': 'companies.size',
      Industry: 'companies.sector',
      Keywords: KEEP,
      'Company Address': 'companies.address',
      'Company City': 'companies.city',
      City: KEEP,
      State: KEEP,
      Country: KEEP,
      'Annual Revenue': KEEP,
      Technologies: KEEP,
      'Apollo Contact Id': KEEP,
      'Apollo Account Id': KEEP,
    },
  },
  {
    key: 'google',
    name: 'Google Contacts',
    signs: ['E-mail 1 - Value', 'Phone 1 - Value'],
    uses: {
      Name: KEEP,
      'Given Name': 'contacts.firstName',
      'Family Name': 'contacts.lastName',
      'E-mail 1 - Value': 'contacts.email',
      'E-mail 2 - Value': 'contacts.email2',
      'E-mail 1 - Type': KEEP,
      'E-mail 1 - Label': KEEP,
      'Phone 1 - Value': 'contacts.phone',
      'Phone 2 - Value': 'contacts.mobile',
      'Phone 1 - Type': KEEP,
      'Phone 1 - Label': KEEP,
      'Organization 1 - Name': 'contacts.company',
      'Organization Name': 'contacts.company',
      'Organization 1 - Title': 'contacts.position',
      'Organization Title': 'contacts.position',
      'Organization 1 - Type': KEEP,
      'Organization 1 - Department': KEEP,
      'Organization Department': KEEP,
      'Group Membership': KEEP,
      Labels: KEEP,
    },
  },
  {
    key: 'google',
    name: 'Google Contacts',
    signs: ['Prénom', 'Nom de famille', 'E-mail 1 - Valeur'],
    uses: {
      'E-mail 1 - Valeur': 'contacts.email',
      'E-mail 2 - Valeur': 'contacts.email2',
      'Téléphone 1 - Valeur': 'contacts.phone',
      'Téléphone 2 - Valeur': 'contacts.mobile',
      'Organisation 1 - Nom': 'contacts.company',
      'Organisation 1 - Titre': 'contacts.position',
    },
  },
  {
    key: 'hubspot-fr',
    name: 'HubSpot en français',
    signs: ['ID de fiche d’informations'],
    uses: {
      'ID de fiche d’informations': KEEP,
      'Nom de famille': 'contacts.lastName',
      'E-mail': 'contacts.email',
      'Nom de l’entreprise': 'contacts.company',
      'Propriétaire du contact': 'contacts.assignee',
      'Statut du lead': 'contacts.stage',
      'URL du site web': 'companies.website',
      'Nom de domaine de l’entreprise': KEEP,
      'Secteur d’activité': 'companies.sector',
      'Adresse postale': 'companies.address',
      Ville: 'companies.city',
      'Pays/Région': KEEP,
    },
  },
  {
    key: 'hubspot',
    name: 'HubSpot en anglais',
    signs: ['Record ID', 'First Name', 'Last Name'],
    uses: {
      'Record ID': KEEP,
      'Company Name': 'contacts.company',
      'Associated Company': KEEP,
      'Lead Status': 'contacts.stage',
      'Contact owner': 'contacts.assignee',
      'Create Date': KEEP,
      'Country/Region': KEEP,
      City: 'companies.city',
      'Website URL': 'companies.website',
      Industry: 'companies.sector',
    },
  },
  { key: 'pistil', name: 'export de Pistil', signs: ['ID', 'Date ajout', 'Responsable', 'Score ICP'], uses: {} },
  { key: 'pistil', name: 'export de Pistil', signs: ['ID', 'Titre', 'Montant HT', 'Date création'], uses: {} },
];

const OTHER: KnownSource = { key: 'other', name: '', signs: [], uses: {} };

function keyOf(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9#]+/g, '');
}

function sourceOf(headers: readonly string[]): KnownSource {
  const keys = new Set(headers.map(keyOf));
  return SOURCES.find(({ signs }) => signs.every((sign) => keys.has(keyOf(sign)))) ?? OTHER;
}

export function recognizeSource(headers: readonly string[]): Source {
  const { key, name } = sourceOf(headers);
  return { key, name };
}

/** What the source’s own columns become, by their place; `null` where only the header can tell. */
export function knownUses(headers: readonly string[]): (string | null)[] {
  const uses = new Map(Object.entries(sourceOf(headers).uses).map(([header, use]) => [keyOf(header), use]));
  return headers.map((header) => uses.get(keyOf(header)) ?? null);
}
