import { describe, expect, it } from 'vitest';
import type { TenderRow } from '../../../src/crm/tables/index.ts';
import { contactNamed, dealToAnswer, dealToRenew } from '../../../src/crm/tenders/deal.ts';

const TENDER = {
  noticeId: '26-90001',
  title: 'Installation de ruches',
  buyer: 'Ville de Grandpré',
  companyId: '',
  buyerContact: 'Mme Inès Fabre\nMarches@grandpre.example\n01 02 03 04 05',
  deadline: new Date(2026, 4, 4, 17, 0),
  estimatedAmount: 30_000,
  winner: '',
  url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90001',
} as TenderRow;

const NOBODY = { company: null, contact: null };

const person = (id: string, email: string, fields: { companyId?: string; optedOut?: boolean } = {}) => ({
  id,
  email,
  companyId: '',
  optedOut: false,
  ...fields,
});

describe('the person whom a notice names', () => {
  it('is known by the e-mail address, whatever its case', () => {
    expect(
      contactNamed(TENDER, [person('CT-1', 'autre@grandpre.example'), person('CT-2', 'marches@grandpre.example')])?.id,
    ).toBe('CT-2');
  });

  it.each([
    [
      'two contacts share the address',
      [person('CT-1', 'marches@grandpre.example'), person('CT-2', 'marches@grandpre.example')],
      '',
    ],
    ['the address only ends alike', [person('CT-1', 'es@grandpre.example')], ''],
    ['the contact objected', [person('CT-1', 'marches@grandpre.example', { optedOut: true })], ''],
    [
      'the contact works elsewhere',
      [person('CT-1', 'marches@grandpre.example', { companyId: 'EN-AUTRE1' })],
      'EN-GRANDP',
    ],
    ['the contact has no address', [person('CT-1', '')], ''],
  ])('is nobody when %s', (_what, people, companyId) => {
    expect(contactNamed({ ...TENDER, companyId }, people)).toBeNull();
  });
});

describe('the opportunity that a tender makes', () => {
  it('bears the buyer’s name when nobody has said which company it is', () => {
    expect(dealToAnswer(TENDER, NOBODY)).toMatchObject({
      company: 'Ville de Grandpré',
      companyId: '',
      closesOn: new Date(2026, 4, 4),
      amount: 30_000,
      noticeId: '26-90001',
    });
  });

  it('is its company’s person’s', () => {
    const company = { id: 'EN-GRANDP', name: 'Mairie de Grandpré', assignee: 'Malik Benali' };
    expect(dealToAnswer(TENDER, { company, contact: null })).toMatchObject({
      company: 'Mairie de Grandpré',
      assignee: 'Malik Benali',
    });
  });

  it('for a renewal has no notice number, and says that nobody published who holds the contract', () => {
    const deal = dealToRenew(TENDER, new Date(2027, 2, 1), NOBODY);
    expect(deal).not.toHaveProperty('noticeId');
    expect(deal.notes).toBe('Renouvellement du marché 26-90001, fin le 01/03/2027 (titulaire non publié).');
  });
});
