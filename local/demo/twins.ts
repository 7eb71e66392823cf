/** What a list that was pasted in a hurry leaves behind: people and a town that the file has already, written otherwise. */
import type { CompanyRow, ContactRow } from '../../src/crm/tables/index.ts';
import type { Story } from './story.ts';

/** Rows without identifiers, as people paste them: the night gives them some. */
export function doubleSome({ companies, contacts }: Story): {
  readonly companies: readonly Partial<CompanyRow>[];
  readonly contacts: readonly Partial<ContactRow>[];
} {
  const [town] = companies;
  const [first, second, third] = [contacts[0], contacts[7], contacts[22]];
  return {
    companies: [
      {
        name: (town?.name ?? '').replace(/^Ville de /, 'Commune de '),
        type: 'Collectivité',
        city: (town?.city ?? '').toUpperCase(),
        postcode: town?.postcode ?? '',
        phone: '02 61 91 00 00',
      },
    ],
    contacts: [
      {
        lastName: (first?.lastName ?? '').toUpperCase(),
        firstName: first?.firstName ?? '',
        email: first?.email ?? '',
        company: first?.company ?? '',
        source: 'Import',
        stage: 'Lead',
        notes: 'Rencontré au salon des maires.',
      },
      {
        lastName: second?.lastName ?? '',
        firstName: `${(second?.firstName ?? '').charAt(0)}.`,
        phone: second?.phone ?? '',
        email: (second?.email ?? '').toUpperCase(),
        company: second?.company ?? '',
        source: 'LinkedIn',
        stage: 'Lead',
      },
      {
        lastName: third?.firstName ?? '',
        firstName: third?.lastName ?? '',
        company: third?.company ?? '',
        position: third?.position ?? '',
        source: 'Import',
        stage: 'Lead',
      },
    ],
  };
}
