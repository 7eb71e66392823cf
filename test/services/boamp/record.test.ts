import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/crm/tenders/notice.ts';
import { readRecord } from '../../../src/services/boamp/record.ts';
import {
  callTitled,
  cancellation,
  concessionCall,
  eformsCall,
  fnSimpleCall,
  legacyCall,
  mapaAward,
  mapaCall,
  mapaCorrection,
  type Record,
  restrictedCall,
} from './records.ts';

function read(record: Record): Notice {
  const notice = readRecord(record);
  if (!notice.ok) throw new Error(notice.error.message);
  return notice.value;
}

describe('a MAPA notice', () => {
  const notice = read(mapaCall());

  it('says what is bought, by whom and until when', () => {
    expect(notice).toMatchObject({
      id: '26-90001',
      kind: 'call',
      title: 'Installation et suivi de ruches sur les toits municipaux',
      publishedOn: new Date(2026, 3, 5),
      deadline: new Date(2026, 4, 4, 17, 0),
      nature: 'Services',
      procedure: 'Procédure Adaptée',
      durationMonths: 24,
      departments: ['38'],
      documentsUrl: 'https://marches.grandpre.example/avis/1',
    });
  });

  it('gives the buyer’s person, e-mail, phone and address', () => {
    expect(notice.buyer).toMatchObject({
      name: 'Ville de Grandpré-sur-Isère',
      contact: 'Mme Inès Fabre',
      email: 'marches@grandpre.example',
      phone: '01 02 03 04 05',
      address: '1 place de la Mairie',
      postcode: '38999',
      city: 'Grandpré-sur-Isère',
      siren: '',
      declaredLocalAuthority: true,
    });
  });

  it('tells of a visit in its free text', () => {
    expect(notice.siteVisit).toBe('Une visite du site est obligatoire avant le 20 avril.');
  });
});

describe('an FNSimple notice', () => {
  const notice = read(fnSimpleCall());

  it('gives codes, lots and the sum of the lots when the whole is « 0.00 », that is unknown', () => {
    expect(notice.cpv).toEqual(['90721000', '90721700']);
    expect(notice.lots).toEqual([
      { number: '1', title: 'Inventaire des insectes', cpv: ['90721700'], amount: 45_000 },
      { number: '2', title: 'Animations scolaires', cpv: [], amount: 12_000.5 },
    ]);
    expect(notice.amount).toBe(57_000.5);
  });

  it('gives a SIRET whose check digits are right', () => {
    expect(notice.buyer).toMatchObject({ siret: '20000001600010', siren: '200000016', email: 'achats@etangs.example' });
  });

  it('writes départements as the rest of France does', () => {
    expect(notice.departments).toEqual(['01', '2A', '69']);
  });

  it('gives the visit that has its own field', () => {
    expect(notice.siteVisit).toBe('Visite conseillée, sur rendez-vous.');
  });
});

describe('a European notice', () => {
  const notice = read(eformsCall());

  it('names the buyer that the contracting party refers to, not the publisher that comes first', () => {
    expect(notice.buyer).toMatchObject({
      name: 'Département du Haut-Val',
      siret: '22200001000017',
      email: 'marches@haut-val.example',
      contact: 'Service des marchés',
      city: 'Valmont',
    });
  });

  it('closes when its first lot closes, by the clock that is written', () => {
    expect(notice.deadline).toEqual(new Date(2026, 4, 11, 12, 0));
  });

  it('gives lots, amount, length, documents and the last moment for questions', () => {
    expect(notice).toMatchObject({
      nature: 'Travaux',
      amount: 240_000,
      durationMonths: 48,
      documentsUrl: 'https://dce.departement.example/7',
      questionsBefore: new Date(2026, 3, 20, 18, 0),
    });
    expect(notice.lots.map(({ number, title }) => [number, title])).toEqual([
      ['1', 'Secteur nord'],
      ['2', 'Secteur sud'],
    ]);
  });

  it('of a restricted procedure closes with the requests to participate, which the API does not tell', () => {
    expect(read(restrictedCall()).deadline).toEqual(new Date(2026, 3, 17, 16, 0));
  });

  it('published again with changes is a correction that says its own deadline', () => {
    const changes = {
      'efac:Changes': {
        'efac:Change': {
          'efbc:ChangeDescription': {
            '#text': 'Remise des offres: Au lieu du 04/05/2026 à 12h00 Lire 11/05/2026 à 12h00.',
          },
        },
      },
    };
    const correction = read(eformsCall('26-90020', { annonce_lie: ['26-90003'] }, changes));
    expect(correction).toMatchObject({
      kind: 'correction',
      links: ['26-90003'],
      change: { from: new Date(2026, 4, 4, 12, 0), to: new Date(2026, 4, 11, 12, 0), restated: true },
    });
  });
});

describe('a notice of the old form', () => {
  it('is read like the others, its framework’s maximum as the amount', () => {
    expect(read(legacyCall())).toMatchObject({
      title: 'Restauration de la zone humide des Aulnes',
      deadline: new Date(2015, 3, 16, 17, 0),
      amount: 90_000,
      cpv: ['90722000', '71313000'],
      endsOn: new Date(2017, 5, 30),
      buyer: { city: 'Valverte', contact: 'M. Hugo Delmas', declaredLocalAuthority: true },
    });
  });
});

describe('a concession', () => {
  it('is read like the others', () => {
    expect(read(concessionCall())).toMatchObject({
      title: 'Exploitation de la ferme pédagogique et de son rucher',
      deadline: new Date(2026, 5, 1, 12, 0),
      procedure: '',
      lots: [],
      buyer: { contact: 'Camille Aubert', email: 'dsp@grand-cedre.example' },
    });
  });
});

describe('the deadline', () => {
  const withoutContents = (fields: Record) => callTitled('26-1', 'Ruches', { donnees: '{}', ...fields });

  it('of a national notice is Paris clock though the API labels it UTC', () => {
    const fields = { perimetre: 'FNSimple', datelimitereponse: '2026-07-08T17:00:00+00:00' };
    expect(read(withoutContents(fields)).deadline).toEqual(new Date(2026, 6, 8, 17, 0));
  });

  it('of a European notice is a true UTC in the API', () => {
    const fields = { perimetre: 'DIRECTIVE-24', datelimitereponse: '2026-07-08T12:00:00+00:00' };
    expect(read(withoutContents(fields)).deadline).toEqual(new Date(2026, 6, 8, 14, 0));
  });

  it('is the index’s when the contents give none', () => {
    const fields = {
      perimetre: 'DIRECTIVE-24',
      gestion: JSON.stringify({ INDEXATION: { DATE_LIMITE_REPONSE: '2026-07-08T11:30:00' } }),
      datelimitereponse: '2026-07-08T12:00:00+00:00',
    };
    expect(read(withoutContents(fields)).deadline).toEqual(new Date(2026, 6, 8, 11, 30));
  });

  it('is the clock written in the contents, whatever offset the publisher’s software adds', () => {
    const clock = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      hours: fc.integer({ min: 6, max: 23 }),
      minutes: fc.integer({ min: 0, max: 59 }),
      offset: fc.constantFrom('', 'Z', '+00:00', '+01:00', '+02:00', '-04:00'),
    });
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(clock, ({ day, month, hours, minutes, offset }) => {
        const written = `2026-${two(month)}-${two(day)}T${two(hours)}:${two(minutes)}:00${offset}`;
        const donnees = JSON.stringify({ FNSimple: { initial: { procedure: { dateReceptionOffres: written } } } });
        const notice = read(callTitled('26-1', 'Ruches', { donnees, perimetre: 'FNSimple' }));
        expect(notice.deadline).toEqual(new Date(2026, month - 1, day, hours, minutes));
      }),
      { numRuns: 1000 },
    );
  });

  it('without a clock time is known as such', () => {
    const donnees = JSON.stringify({ MAPA: { initial: { delais: { receptionOffres: '2026-05-04' } } } });
    expect(read(callTitled('26-1', 'Ruches', { donnees }))).toMatchObject({
      deadline: new Date(2026, 4, 4),
      deadlineHasTime: false,
    });
  });
});

describe('a sequel', () => {
  it('that corrects a national call says what the deadline was and what it becomes', () => {
    const correction = mapaCorrection('26-90001', 'Le lundi 4 mai 2026 à 17h00', 'Le lundi 11 mai 2026 à 17h00.00');
    expect(read(correction)).toMatchObject({
      kind: 'correction',
      links: ['26-90001'],
      change: { from: new Date(2026, 4, 4, 17, 0), to: new Date(2026, 4, 11, 17, 0), restated: false },
    });
  });

  it('that gives an unreadable date changes nothing', () => {
    expect(read(mapaCorrection('26-90001', 'bientôt', 'plus tard')).change).toBeNull();
  });

  it('that awards names who won, how much and when', () => {
    expect(read(mapaAward('26-90001'))).toMatchObject({
      kind: 'award',
      award: {
        winners: ['Butinons ensemble SARL'],
        amount: 33_050,
        awardedOn: new Date(2026, 4, 20),
        withoutContract: false,
      },
    });
  });

  it('that cancels is a cancellation', () => {
    expect(read(cancellation('26-90001'))).toMatchObject({ kind: 'cancellation', links: ['26-90001'] });
  });
});

describe('a title', () => {
  it.each([
    ['"Fourniture de ruches"', 'Fourniture de ruches'],
    ['- Entretien\r\ndes haies', 'Entretien des haies'],
    ["Ma&#238;trise d'&#156;uvre &#150; parc", "Maîtrise d'œuvre – parc"],
    ["Mission de maîtrise d'?uvre", "Mission de maîtrise d'œuvre"],
    ['Des ruches, pourquoi ?', 'Des ruches, pourquoi ?'],
    ['Élagage &amp; taille <b>douce</b>', 'Élagage & taille douce'],
  ])('%s is mended', (published, mended) => {
    expect(read(callTitled('26-1', published)).title).toBe(mended);
  });

  it('that was cut is completed from the contents', () => {
    const start = 'Réalisation d’un inventaire de la faune et de la flore sur les berges de la rivière, ';
    const donnees = JSON.stringify({
      FNSimple: { initial: { natureMarche: { intitule: `${start}en quatre saisons` } } },
    });
    expect(read(callTitled('26-1', `${start}en...`, { donnees })).title).toBe(`${start}en quatre saisons`);
  });
});

describe('a malformed record', () => {
  it.each([
    ['no number', { ...mapaCall(), idweb: null }],
    ['no day of publication', { ...mapaCall(), dateparution: 'bientôt' }],
    ['contents that are no JSON', { ...mapaCall(), donnees: '{"MAPA":' }],
    ['contents that are a list', { ...mapaCall(), donnees: '[]' }],
    ['no record at all', null],
  ])('with %s fails by itself, with its reason', (_what, record) => {
    const notice = readRecord(record);
    expect(notice.ok).toBe(false);
    if (!notice.ok) expect(notice.error.message).toMatch(/^(L’avis|Le contenu de l’avis) .+\.$/);
  });

  it('never throws, whatever its contents', () => {
    const root = fc.constantFrom('MAPA', 'FNSimple', 'EFORMS', 'IDENTITE', 'OBJET', 'DSP', 'DIVERS');
    const contents = fc.dictionary(root, fc.jsonValue({ maxDepth: 5 }));
    fc.assert(
      fc.property(contents, fc.string(), (donnees, objet) => {
        readRecord(callTitled('26-1', objet, { donnees: JSON.stringify(donnees) }));
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever stands in the place of a part', () => {
    const complete = [mapaCall(), fnSimpleCall(), eformsCall(), legacyCall(), concessionCall(), mapaAward('26-1')];
    const spoil = fc.tuple(fc.constantFrom(...complete), fc.nat(), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(spoil, ([record, at, value]) => {
        let seen = 0;
        const donnees = JSON.stringify(JSON.parse(String(record.donnees)), (_key, part: unknown) => {
          seen += 1;
          return seen > 1 && seen % 40 === at % 40 ? value : part;
        });
        readRecord({ ...record, donnees });
      }),
      { numRuns: 1000 },
    );
  });
});
