import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_ACTIVITY } from '../../../src/crm/interactions.ts';
import { type Candidate, FIELD_KEYS, FIELDS, type FieldKey } from '../../../src/crm/segments/fields.ts';
import { type Criterion, isInSegment, type Test } from '../../../src/crm/segments/segment.ts';
import { parseCriteria, writeCriteria } from '../../../src/crm/segments/text.ts';

const TODAY = new Date(2026, 5, 16);

const VALMARAIS: Candidate = {
  contact: {
    type: 'Collectivité',
    role: 'Décideur',
    network: 'Vertical',
    source: 'BOAMP',
    stage: 'Qualifié',
    score: 68,
    temperature: 'Chaud',
    assignee: 'Inès Carpentier',
    lastInteraction: new Date(2026, 4, 26),
    optedOut: false,
  },
  company: {
    type: 'Collectivité',
    size: 12_400,
    sector: 'Administration',
    certifications: ['ABC réalisé'],
    department: '69',
    city: 'Valmarais',
    score: 68,
  },
  activity: { ...NO_ACTIVITY, lastOutgoing: new Date(2026, 4, 20), lastAnswer: new Date(2026, 4, 26) },
  openDeal: true,
};

function holds(text: string, candidate: Candidate = VALMARAIS): boolean {
  const criteria = parseCriteria(text);
  if (!criteria.ok) throw new Error(criteria.error.message);
  return isInSegment(criteria.value, candidate, TODAY);
}

describe('who is in a segment', () => {
  test.each([
    ['', true],
    ['Type = Collectivité', true],
    ['type = collectivite ou entreprise rse', true],
    ['Type = Partenaire', false],
    ['Sauf Type = Partenaire', true],
    ['Sauf Source = BOAMP', false],
    ['Taille ≥ 5 000', true],
    ['Taille >= 12400', true],
    ['Taille ≤ 10 000', false],
    ['Taille entre 10 000 et 20 000', true],
    ['Secteur = administration', true],
    ['Certification = B Corp ou ABC réalisé', true],
    ['Certification = Aucune', false],
    ['Comportement = A répondu', true],
    ['Comportement = Jamais contacté', false],
    ['Température = Chaud ; Étape = Lead ou Qualifié', true],
    ['Température = Chaud ; Étape = Lead', false],
    ['Responsable = Inès Carpentier', true],
    ['Dernière interaction > 14 jours', true],
    ['Dernière interaction < 21 jours', false],
    ['Dernière interaction = jamais', false],
    ['Score ≥ 68', true],
    ['Rôle = Décideur ; Réseau = Vertical', true],
    ['Département = 69 ou 38', true],
    ['Commune = Valmarais', true],
    ['Opportunité ouverte = oui', true],
    ['Opportunité ouverte = non', false],
  ])('« %s »: %s', (text, inside) => {
    expect(holds(text)).toBe(inside);
  });

  test('nobody who objected, unless objections are asked for', () => {
    const opposed = { ...VALMARAIS, contact: { ...VALMARAIS.contact, optedOut: true } };
    expect(holds('Type = Collectivité', opposed)).toBe(false);
    expect(holds('Opposition = oui', opposed)).toBe(true);
  });

  test('a contact without company, never contacted, has neither size nor sector', () => {
    const alone: Candidate = {
      ...VALMARAIS,
      company: null,
      activity: NO_ACTIVITY,
      contact: { ...VALMARAIS.contact, lastInteraction: null },
    };
    expect(holds('Comportement = Jamais contacté ; Dernière interaction = jamais', alone)).toBe(true);
    expect(holds('Taille ≤ 1 000 000', alone)).toBe(false);
    expect(holds('Sauf Taille ≤ 1 000 000', alone)).toBe(true);
  });
});

describe('a segment as it is written', () => {
  test.each([
    'Couleur = bleu',
    'Type',
    'Taille ≥ beaucoup',
    'Dernière interaction > hier',
    'Étape =',
    'Opposition = peut-être',
  ])('« %s » is quoted back', (text) => {
    expect(parseCriteria(`Type = Collectivité ; ${text}`)).toMatchObject({
      ok: false,
      error: { code: 'segment.unreadable', message: expect.stringContaining(text.trim()) },
    });
  });

  test('reads as French, with its numbers and its « ou »', () => {
    const criteria: Criterion[] = [
      { field: 'type', except: false, test: { kind: 'any', of: ['Collectivité', 'Entreprise RSE'] } },
      { field: 'size', except: false, test: { kind: 'between', least: 5000, most: null } },
      { field: 'sector', except: true, test: { kind: 'any', of: ['Café ou thé'] } },
      { field: 'lastInteraction', except: false, test: { kind: 'older', days: 30 } },
    ];
    expect(writeCriteria(criteria).replace(/\u202f/g, ' ')).toBe(
      'Type = Collectivité ou Entreprise RSE ; Taille ≥ 5 000 ; Sauf Secteur = «Café ou thé» ; Dernière interaction > 30 jours',
    );
  });

  test('is read back as it was meant, whatever the values', () => {
    const value = fc.oneof(
      fc.constantFrom('Collectivité', 'Café ou thé', 'A ; B', 'ou', 'Saint-Étienne', '69', 'a = b', 'x > y', "l'eau"),
      fc
        .string({ minLength: 1, maxLength: 12 })
        .filter((text) => text.trim() === text && !/[«»"\n\r\t\u2028\u2029]/.test(text)),
    );
    const number = fc.integer({ min: 0, max: 5_000_000 });
    const testOf = (key: FieldKey): fc.Arbitrary<Test> => {
      switch (FIELDS[key].kind) {
        case 'list':
          return fc.record({ kind: fc.constant('any' as const), of: fc.array(value, { minLength: 1, maxLength: 4 }) });
        case 'number':
          return fc.oneof(
            fc.record({ kind: fc.constant('between' as const), least: number, most: fc.constant(null) }),
            fc.record({ kind: fc.constant('between' as const), least: fc.constant(null), most: number }),
            fc.record({ kind: fc.constant('between' as const), least: number, most: number }),
          );
        case 'age':
          return fc.oneof(
            fc.record({ kind: fc.constantFrom('older' as const, 'younger' as const), days: number }),
            fc.constant({ kind: 'never' as const }),
          );
        case 'flag':
          return fc.record({ kind: fc.constant('is' as const), yes: fc.boolean() });
      }
    };
    const criterion = fc
      .constantFrom(...FIELD_KEYS)
      .chain((field) => fc.record({ field: fc.constant(field), except: fc.boolean(), test: testOf(field) }));
    fc.assert(
      fc.property(fc.array(criterion, { maxLength: 6 }), (criteria) => {
        expect(parseCriteria(writeCriteria(criteria))).toEqual({ ok: true, value: criteria });
      }),
      { numRuns: 2000 },
    );
  });
});
