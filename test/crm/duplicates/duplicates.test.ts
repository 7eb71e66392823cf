import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupPairs } from '../../../src/crm/duplicates/clusters.ts';
import { type CompanyFacts, companyKeys, judgeCompanies, readCompany } from '../../../src/crm/duplicates/companies.ts';
import type { Verdict } from '../../../src/crm/duplicates/confidence.ts';
import { type ContactFacts, contactKeys, judgeContacts, readContacts } from '../../../src/crm/duplicates/contacts.ts';
import { findPairs, type Pair } from '../../../src/crm/duplicates/find-pairs.ts';

const RUNS = { numRuns: 1000 };

const BLANK_CONTACT: ContactFacts = {
  civility: '',
  firstName: '',
  lastName: '',
  email: '',
  email2: '',
  phone: '',
  mobile: '',
  company: '',
  companyId: '',
  position: '',
  linkedin: '',
};
const BLANK_COMPANY: CompanyFacts = {
  name: '',
  type: '',
  siren: '',
  siret: '',
  website: '',
  address: '',
  postcode: '',
  city: '',
  department: '',
  email: '',
  phone: '',
};

const person = (row: Partial<ContactFacts>): ContactFacts => ({ ...BLANK_CONTACT, ...row });
const firm = (row: Partial<CompanyFacts>): CompanyFacts => ({ ...BLANK_COMPANY, ...row });

const judgePeople = (a: Partial<ContactFacts>, b: Partial<ContactFacts>): Verdict | null =>
  findPairs(readContacts([person(a), person(b)]), contactKeys, judgeContacts)[0] ?? null;
const judgeFirms = (a: Partial<CompanyFacts>, b: Partial<CompanyFacts>): Verdict | null =>
  findPairs([firm(a), firm(b)].map(readCompany), companyKeys, judgeCompanies)[0] ?? null;

const claire = { firstName: 'Claire', lastName: 'Vasseur', company: 'Ville de Valmarais' };

describe('two contacts are one person', () => {
  test.each<[string, Partial<ContactFacts>, Partial<ContactFacts>, Verdict['confidence'], string]>([
    [
      'with the same address and name',
      { ...claire, email: 'claire.vasseur@valmarais.example' },
      { ...claire, company: '', email: ' Claire.Vasseur@VALMARAIS.example ' },
      'certain',
      'Même e-mail, même nom',
    ],
    [
      'with the same mobile, spelled otherwise, in another column',
      { ...claire, mobile: '06 99 10 11 12' },
      { ...claire, company: '', phone: '+33 (0)6.99.10.11.12' },
      'certain',
      'Même mobile, même nom',
    ],
    [
      'with the same profile',
      { ...claire, linkedin: 'https://fr.linkedin.com/in/claire-vasseur?trk=1' },
      { ...claire, company: 'Biolande', linkedin: 'linkedin.com/in/claire-vasseur/' },
      'probable',
      'Même profil LinkedIn, même nom\u00a0; deux entreprises',
    ],
    [
      'with the same name and house',
      claire,
      { ...claire, company: 'VALMARAIS' },
      'probable',
      'Même nom, même entreprise',
    ],
    [
      'with first name and surname inverted',
      claire,
      { ...claire, firstName: 'VASSEUR', lastName: 'Claire' },
      'probable',
      'Prénom et nom inversés, même entreprise',
    ],
    [
      'with a letter left out',
      claire,
      { ...claire, lastName: 'Vaseur' },
      'probable',
      'Une lettre de différence, même entreprise',
    ],
    [
      'with a first name cut short',
      { ...claire, firstName: 'Frédérique' },
      { ...claire, firstName: 'Fred' },
      'probable',
      'Prénom abrégé, même entreprise',
    ],
    [
      'under her married name, by what only she has',
      { ...claire, mobile: '06 99 10 11 12' },
      { ...claire, lastName: 'Montel', mobile: '0699101112' },
      'probable',
      'Même mobile, même entreprise\u00a0; noms de famille différents',
    ],
    [
      'perhaps, with the same name in two houses',
      claire,
      { ...claire, company: 'Biolande' },
      'possible',
      'Même nom\u00a0; deux entreprises',
    ],
  ])('%s', (_case, a, b, confidence, reason) => {
    expect(judgePeople(a, b)).toMatchObject({ confidence, reason });
  });
});

describe('two contacts are two people', () => {
  test.each<[string, Partial<ContactFacts>, Partial<ContactFacts>]>([
    ['when their first names differ by gender', claire, { ...claire, firstName: 'Clair' }],
    ['when both first names exist', { ...claire, firstName: 'Marine' }, { ...claire, firstName: 'Martine' }],
    ['of one surname in one house', claire, { ...claire, firstName: 'Paul' }],
    [
      'of one first name behind one switchboard',
      { ...claire, phone: '0499000000' },
      { ...claire, lastName: 'Montel', phone: '0499000000' },
    ],
    [
      'sharing the mailbox of the house',
      { ...claire, email: 'contact@a.example' },
      { firstName: 'Paul', lastName: 'Vassal', email: 'contact@a.example' },
    ],
  ])('%s', (_case, a, b) => {
    expect(judgePeople(a, b)).toBeNull();
  });

  test('possibly, when homonyms of one house are reached in two ways', () => {
    const father = { ...claire, email: 'claire.vasseur@valmarais.example', mobile: '06 99 10 11 12' };
    const other = { ...claire, email: 'claire.vasseur2@valmarais.example', mobile: '06 99 20 21 22' };
    expect(judgePeople(father, other)?.confidence ?? 'none').not.toMatch(/certain|probable/);
  });
});

describe('two companies are one', () => {
  test.each<[string, Partial<CompanyFacts>, Partial<CompanyFacts>, Verdict['confidence'], string]>([
    [
      'with the same SIREN, though renamed',
      { name: 'Horizon', siren: '914 567 891' },
      { name: 'Soleil Levant', siret: '914567891 00014' },
      'certain',
      'Même SIREN\u00a0; noms différents',
    ],
    [
      'with the same site, whatever the legal form',
      { name: 'Biolande', website: 'https://www.biolande.example/contact' },
      { name: 'BIOLANDE SAS', email: 'bonjour@biolande.example' },
      'certain',
      'Même nom, même site ou domaine',
    ],
    [
      'when one is the town hall of the other',
      { name: 'Mairie de St-Aubert' },
      { name: 'Saint Aubert' },
      'probable',
      'Même nom',
    ],
    ['as registers write it', { name: 'HAVRAIS (Commune du)' }, { name: 'Le Havrais' }, 'probable', 'Même nom'],
    [
      'in the département that follows its name',
      { name: 'Ville de Bréval (78)' },
      { name: 'Bréval', postcode: '78980', type: 'Collectivité' },
      'probable',
      'Même nom',
    ],
    [
      'by its acronym and its site',
      { name: 'SMBO', website: 'smbo.example' },
      { name: 'Syndicat mixte du bassin de l’Orbe', website: 'www.smbo.example' },
      'probable',
      'Même site ou domaine, sigle',
    ],
    [
      'perhaps, as two establishments of one firm',
      { name: 'Bricodiel', siret: '93901234500012', city: 'Bréval' },
      { name: 'Bricodiel', siret: '93901234500038', city: 'Sablons' },
      'possible',
      'Même nom, même SIREN, deux SIRET\u00a0; deux communes',
    ],
  ])('%s', (_case, a, b, confidence, reason) => {
    expect(judgeFirms(a, b)).toMatchObject({ confidence, reason });
  });
});

describe('two companies are two', () => {
  test.each<[string, Partial<CompanyFacts>, Partial<CompanyFacts>]>([
    ['as a town and its community of communes', { name: 'Mairie de Bréval' }, { name: 'CC de Bréval' }],
    [
      'as a town and its CCAS',
      { name: 'Bréval', website: 'breval.example' },
      { name: 'CCAS de Bréval', website: 'breval.example' },
    ],
    [
      'as homonym towns',
      { name: 'Mairie de Bréval', postcode: '78980' },
      { name: 'Ville de Bréval', postcode: '27120' },
    ],
    ['with two SIREN', { name: 'Horizon', siren: '914567891' }, { name: 'Horizon', siren: '931234567' }],
    [
      'with addresses at the same provider',
      { name: 'Noblet', email: 'noblet@orange.fr' },
      { name: 'Hamon', email: 'hamon@orange.fr' },
    ],
    ['with two numbers in their names', { name: 'SDIS 69' }, { name: 'SDIS 42' }],
  ])('%s', (_case, a, b) => {
    expect(judgeFirms(a, b)).toBeNull();
  });
});

const word = fc.constantFrom(
  'Marie',
  'jean',
  'Le',
  'Goff',
  'MARTIN',
  'de',
  'Durand',
  'J.',
  'Éloïse',
  'Dupont-Roy',
  '',
  'X',
);
const anyPerson = fc.record({
  firstName: word,
  lastName: fc.tuple(word, word).map((words) => words.join(' ')),
  company: fc.constantFrom('', 'Valmarais', 'Mairie de Valmarais', 'Biolande SAS', 'CC de Valmarais'),
  email: fc.constantFrom('', 'contact@a.example', 'jean.martin@a.example', 'j.martin@a.example', 'm.durand@b.example'),
  phone: fc.constantFrom('', '0499000000', '06 99 10 11 12', 'poste 12'),
});
const anyFirm = fc.record({
  name: fc.constantFrom(
    '',
    'Valmarais',
    'Mairie de Valmarais',
    'CC Valmarais',
    'Biolande',
    'SAS Biolande Énergies',
    'SMBO',
  ),
  siren: fc.constantFrom('', '914567891', '931234567', '914567819'),
  city: fc.constantFrom('', 'Bréval', 'Sablons Cedex'),
  website: fc.constantFrom('', 'biolande.example', 'orange.fr'),
  postcode: fc.constantFrom('', '78980', '1000'),
});

describe('whatever the rows', () => {
  test('the judgement is the same both ways', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (a, b) => {
        const [one, other] = [judgePeople(a, b), judgePeople(b, a)];
        expect(one?.percent).toBe(other?.percent);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(anyFirm, anyFirm, (a, b) => {
        expect(judgeFirms(a, b)?.percent).toBe(judgeFirms(b, a)?.percent);
      }),
      RUNS,
    );
  });

  test('accents and case change nothing', () => {
    const shout = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
    fc.assert(
      fc.property(anyPerson, anyPerson, (a, b) => {
        const louder = { ...b, firstName: shout(b.firstName), lastName: shout(b.lastName), company: shout(b.company) };
        expect(judgePeople(a, louder)).toEqual(judgePeople(a, b));
      }),
      RUNS,
    );
  });

  test('any text is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (a, b) => {
        judgePeople({ firstName: a, lastName: b, linkedin: a, email: b, phone: a }, { lastName: a, company: b });
        judgeFirms({ name: a, website: b, siren: a }, { name: b, city: a, address: b });
      }),
      RUNS,
    );
  });
});

describe('a whole table', () => {
  test('is compared without comparing each row with each other', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => index);
    let compared = 0;
    findPairs(
      rows,
      (row) => [String(row % 1000)],
      () => {
        compared += 1;
        return null;
      },
    );
    expect(compared).toBe(1000);
  });

  test('a key that too many share is left aside, the others still meet', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => index);
    const verdict: Verdict = { confidence: 'certain', percent: 99, reason: '' };
    const pairs = findPairs(
      rows,
      (row) => ['standard', ...(row < 2 ? ['same'] : [])],
      () => verdict,
    );
    expect(pairs).toEqual([{ first: 0, second: 1, ...verdict }]);
  });
});

describe('grouping', () => {
  const pair = (first: number, second: number, confidence: Pair['confidence'] = 'certain', percent = 90): Pair => ({
    first,
    second,
    confidence,
    percent,
    reason: '',
  });

  test('three rows of one person are two pairs, the surest', () => {
    const clusters = groupPairs([pair(0, 1), pair(1, 2), pair(0, 2, 'probable')]);
    expect(clusters).toEqual([{ rows: [0, 1, 2], pairs: [pair(0, 1), pair(1, 2)] }]);
  });

  test('a doubtful pair ties nothing to a group', () => {
    const clusters = groupPairs([pair(0, 1), pair(2, 3), pair(1, 2, 'possible', 20)]);
    expect(clusters.map(({ rows }) => rows)).toEqual([
      [0, 1],
      [2, 3],
      [1, 2],
    ]);
  });

  test('two groups are doubted once', () => {
    const clusters = groupPairs([pair(0, 1), pair(0, 2, 'possible', 30), pair(1, 2, 'possible', 20)]);
    expect(clusters.map(({ rows }) => rows)).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });
});

/** The labelled pairs, measured in full by local/measure/duplicates.ts. */
describe.each([
  ['contacts', 'labelled-contacts.csv', judgePeople],
  ['companies', 'labelled-companies.csv', judgeFirms],
] as const)('on the labelled %s', (_table, file, judge) => {
  test('what is said certain or probable is right 95 times in 100, and 90 duplicates in 100 are found', () => {
    const lines = parse(readFileSync(new URL(file, import.meta.url), 'utf8'), { columns: true }) as Record<
      string,
      string
    >[];
    const pairs = lines.flatMap((line, index) => (index % 2 === 0 ? [{ a: line, b: lines[index + 1] ?? {} }] : []));
    expect(pairs.every(({ a, b }) => a.pair === b.pair)).toBe(true);
    const judged = pairs.map(({ a, b }) => {
      const confidence = (judge as typeof judgePeople)(a, b)?.confidence ?? 'none';
      return { same: a.label === 'same', said: confidence === 'certain' || confidence === 'probable' };
    });
    const right = judged.filter(({ same, said }) => same && said).length;
    expect(right / judged.filter(({ said }) => said).length).toBeGreaterThanOrEqual(0.95);
    expect(right / judged.filter(({ same }) => same).length).toBeGreaterThanOrEqual(0.9);
  });
});
