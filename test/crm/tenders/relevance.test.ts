import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../../src/crm/settings/index.ts';
import { createRelevanceRule, type Verdict } from '../../../src/crm/tenders/relevance.ts';
import { notice } from './notices.ts';

const { relevance: settings } = parseSettings([]).settings.tenders;
const judge = createRelevanceRule(settings);
const verdictOf = (title: string): Verdict => judge(notice({ title })).verdict;

describe('a title', () => {
  it.each([
    'Installation et suivi de ruches sur les toits de l’hôtel de ville',
    'Élaboration d’un atlas de la biodiversité communale',
    'Fourniture et pose de nichoirs à mésanges et d’hôtels à insectes',
    'Semis et entretien de prairies fleuries',
    'Plantation de haies bocagères',
    'Inventaire des pollinisateurs sauvages',
    'Animations pédagogiques d’éducation à l’environnement dans les écoles',
    'Lutte contre les espèces exotiques envahissantes',
    'Plan de gestion différenciée des espaces verts',
    'Renaturation de la cour de l’école des Tilleuls',
    'Restauration d’un réseau de mares',
    'Étude de la trame verte et bleue',
  ])('« %s » is our own trade', (title) => {
    expect(verdictOf(title)).toBe('core');
  });

  it.each([
    'Entretien des espaces verts communaux',
    'Fourniture d’arbres et d’arbustes',
    'Évaluation environnementale du plan local d’urbanisme',
    'Rétablissement de la continuité écologique au seuil du moulin',
    'Élaboration d’un plan climat air énergie territorial',
    'Maîtrise d’œuvre paysagère du parc urbain',
  ])('« %s » is beside it', (title) => {
    expect(verdictOf(title)).toBe('adjacent');
  });

  it.each([
    'Prestations de nettoyage des locaux',
    'Réfection de la toiture de l’école Les Abeilles',
    'Travaux de voirie rue des Prairies à Ruchères',
    'Curage de la Bruche et réparation du pont',
    'Fourniture de gaz naturel',
    'Extension de la maison du parc naturel régional',
    'Renouvellement du réseau d’eau potable du hameau des Haies',
    'Assurance de la flotte automobile',
    'Acquisition d’un environnement numérique de travail',
    'Restauration scolaire en liaison froide',
  ])('« %s » is nothing for us', (title) => {
    expect(verdictOf(title)).toBe('foreign');
  });
});

describe('the rule', () => {
  it('takes no reason from the buyer’s name', () => {
    const buyer = { name: 'Syndicat de la biodiversité du Val' };
    expect(
      judge(notice({ title: 'Achat de fournitures de bureau pour le Syndicat de la biodiversité du Val', buyer }))
        .score,
    ).toBe(0);
  });

  it('says which words it found, where, and how much they count', () => {
    const { keywords, reasons } = judge(
      notice({ title: 'Pose de nichoirs', lots: [{ number: '1', title: 'Haies', cpv: [], amount: null }] }),
    );
    expect(keywords).toEqual(['nichoir', 'haie']);
    expect(reasons).toEqual(['« nichoir » dans l’objet : 85 points', '« haie » dans un lot : 48 points']);
  });

  it('says what counts against', () => {
    const { reasons } = judge(notice({ title: 'Étude de la filière apicole' }));
    expect(reasons).toContain('« étude + filière » dans l’objet : 25 points de moins');
  });

  it('finds one of our subjects in a lot or a description, and then never calls it our own trade', () => {
    const title = 'Accord-cadre à bons de commande';
    expect(judge(notice({ title, description: 'Installation de ruches et inventaire de la flore.' })).verdict).toBe(
      'adjacent',
    );
    const lots = [{ number: '2', title: 'Plantation de haies', cpv: [], amount: null }];
    expect(judge(notice({ title, lots })).verdict).toBe('adjacent');
  });

  it('reads CPV codes as a tree', () => {
    expect(judge(notice({ title: 'Marché annuel', cpv: ['77313000'] })).keywords).toEqual([]);
    expect(judge(notice({ title: 'Marché annuel', cpv: ['77313000'] })).score).toBe(36);
    expect(judge(notice({ title: 'Marché annuel', cpv: ['45000000'] })).score).toBe(0);
  });

  it('gives a whole number from 0 to 100 and a reason, to any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('ruche', ' ', 'haie', '+', '*', 'eau potable', 'é', '(', '\n', 'logiciel', '='),
    });
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 3 }), (title, description, lots) => {
        const tender = notice({
          title,
          description,
          lots: lots.map((lot) => ({ number: '', title: lot, cpv: [], amount: null })),
        });
        const { score, reasons } = judge(tender);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not care for accents, case or plurals', () => {
    const titles = ['Inventaire de la flore', 'Gestion écologique', 'Étude d’impact', 'Haie champêtre', 'Mare'];
    fc.assert(
      fc.property(fc.constantFrom(...titles), fc.boolean(), (title, shout) => {
        const bare = title.normalize('NFD').replace(/\p{M}/gu, '');
        expect(judge(notice({ title: shout ? bare.toUpperCase() : bare })).score).toBe(judge(notice({ title })).score);
      }),
      { numRuns: 1000 },
    );
  });

  it('never scores higher for an exclusion', () => {
    const words = settings.keywords.map(({ name }) => name.replace(/[+*]/g, ' '));
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom('logiciel', 'assurance', 'véhicule'), (word, excluded) => {
        expect(judge(notice({ title: `${word} ${excluded}` })).score).toBeLessThanOrEqual(
          judge(notice({ title: word })).score,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('follows the team’s own words as soon as there are some', () => {
    const row = (group: string, name: string, value: number) => ({ group, name, value, unit: '', help: '' });
    const own = parseSettings([row('Veille : mots-clés', 'lombricomposteur', 80)]).settings.tenders.relevance;
    const judgeOwn = createRelevanceRule(own);
    expect(judgeOwn(notice({ title: 'Fourniture de lombricomposteurs' })).verdict).toBe('core');
    expect(judgeOwn(notice({ title: 'Installation de ruches' })).verdict).toBe('foreign');
  });
});
