import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blankFacts,
  type Commune,
  factsOf,
  matchCompany,
  type PublicCompany,
  type TownHall,
} from '../../../src/crm/enrichment/company.ts';
import type { CompanyRow } from '../../../src/crm/tables/index.ts';

const TOWN: PublicCompany = {
  siren: '215000018',
  siret: '21500001800019',
  names: ['COMMUNE DE VALMARAIS'],
  legalForm: '7210',
  activity: 'O',
  staffBracket: '22',
  active: true,
  address: '1 PLACE DE LA MAIRIE 35890 VALMARAIS',
  postcode: '35890',
  city: 'VALMARAIS',
  department: '35',
  cityCode: '35900',
  authority: true,
  socialEconomy: false,
  missionDriven: false,
  elected: [
    { lastName: 'AUBRY', firstName: 'Paul', office: '2ème adjoint au Maire' },
    { lastName: 'LE GOFF-MARTIN', firstName: 'Anne', office: '' },
    { lastName: 'VASSEUR', firstName: 'Claire', office: 'Maire' },
    { lastName: 'OBRY', firstName: 'Lou', office: '1er adjoint au Maire' },
  ],
};
const COMMUNE: Commune = { name: 'Valmarais', population: 12_400, postcodes: ['35890'] };
const HALL: TownHall = {
  name: 'Mairie - Valmarais',
  emails: ['pas une adresse', 'Mairie@Valmarais.example', 'urbanisme@valmarais.example'],
  phone: '0199001234',
  website: 'https://www.valmarais.example/',
};
const ROW = { name: 'Ville de Valmarais', siren: '', siret: '', postcode: '35890', city: '', department: '' };

const valuesOf = (facts: ReturnType<typeof factsOf>) => Object.fromEntries(facts.map(({ key, value }) => [key, value]));

describe('the organisation that a row means', () => {
  test('is the one of its SIREN, however it is typed', () => {
    expect(matchCompany({ ...ROW, name: 'Autre nom', siren: '215 000 018' }, [TOWN])).toBe(TOWN);
    expect(matchCompany({ ...ROW, siret: '215 000 018 00019' }, [TOWN])).toBe(TOWN);
    expect(matchCompany({ ...ROW, siren: '999999999' }, [TOWN])).toBeNull();
  });

  test('is else the only open one of that name in that place', () => {
    expect(matchCompany(ROW, [TOWN])).toBe(TOWN);
    expect(matchCompany({ ...ROW, postcode: '', city: 'Valmarais' }, [TOWN])).toBe(TOWN);
    expect(matchCompany({ ...ROW, postcode: '69001' }, [TOWN]), 'another département').toBeNull();
    expect(matchCompany({ ...ROW, postcode: '' }, [TOWN]), 'nowhere').toBeNull();
    expect(matchCompany(ROW, [TOWN, { ...TOWN, siren: '215000026' }]), 'two of them').toBeNull();
    expect(matchCompany(ROW, [{ ...TOWN, active: false }]), 'closed').toBeNull();
    expect(matchCompany({ ...ROW, name: 'Valmarais Habitat' }, [TOWN]), 'another name').toBeNull();
    expect(matchCompany({ ...ROW, name: '' }, [{ ...TOWN, names: [] }]), 'no name').toBeNull();
  });
});

describe('what the registers say', () => {
  test('of a commune: its people, its mayor, its town hall', () => {
    expect(valuesOf(factsOf(TOWN, COMMUNE, [HALL]))).toEqual({
      type: 'Collectivité',
      siren: '215000018',
      siret: '21500001800019',
      size: 12_400,
      sector: 'Commune',
      electedOfficials: 'Claire Vasseur (Maire), Lou Obry (1er adjoint au Maire), Paul Aubry (2ème adjoint au Maire)',
      website: 'https://www.valmarais.example/',
      address: '1 PLACE DE LA MAIRIE 35890 VALMARAIS',
      postcode: '35890',
      city: 'Valmarais',
      email: 'mairie@valmarais.example',
      phone: '01 99 00 12 34',
    });
  });

  test('of a company: the fewest people of its bracket, its trade, its labels', () => {
    const firm: PublicCompany = {
      ...TOWN,
      legalForm: '5710',
      authority: false,
      activity: 'C',
      elected: [],
      missionDriven: true,
    };
    expect(valuesOf(factsOf(firm, null, []))).toMatchObject({
      size: 100,
      sector: 'Industrie manufacturière',
      certifications: ['Société à mission'],
    });
    expect(valuesOf(factsOf(firm, null, []))).not.toHaveProperty('type');
    expect(valuesOf(factsOf({ ...firm, staffBracket: 'NN' }, null, []))).not.toHaveProperty('size');
  });

  test('the staff of a public body is not its population', () => {
    expect(valuesOf(factsOf({ ...TOWN, legalForm: '7346' }, null, []))).not.toHaveProperty('size');
  });

  test('of a merged commune: the town hall that bears its name, none rather than a guess', () => {
    const former = { ...HALL, name: 'Mairie déléguée - Vieux-Valmarais', emails: ['vieux@valmarais.example'] };
    expect(valuesOf(factsOf(TOWN, COMMUNE, [former, HALL])).email).toBe('mairie@valmarais.example');
    expect(valuesOf(factsOf(TOWN, COMMUNE, [former, { ...former, name: 'Mairie annexe' }]))).not.toHaveProperty(
      'email',
    );
  });

  test('fills blanks alone, whatever the row', () => {
    const facts = factsOf(TOWN, COMMUNE, [HALL]);
    fc.assert(
      fc.property(fc.subarray(facts.map(({ key }) => key)), (typed) => {
        const blank = Object.fromEntries(facts.map(({ key }) => [key, key === 'size' ? null : '']));
        const row = {
          ...blank,
          certifications: [],
          ...Object.fromEntries(typed.map((key) => [key, key === 'size' ? 3 : 'saisi'])),
        };
        const filled = blankFacts(row as unknown as CompanyRow, facts).map(({ key }) => key);
        expect(filled).toEqual(facts.map(({ key }) => key).filter((key) => !typed.includes(key)));
      }),
      { numRuns: 1000 },
    );
  });
});
