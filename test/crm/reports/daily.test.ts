import { describe, expect, test } from 'vitest';
import { writeDaily } from '../../../src/crm/reports/daily.ts';
import {
  companies,
  contacts,
  drafts,
  followUps,
  history,
  opportunities,
  tenders,
} from '../../../src/crm/tables/index.ts';
import { factsWith, rowOf, TUESDAY } from './report-facts.ts';

const INES = { name: 'Inès Carpentier', email: 'ines.carpentier@butinage.example' };
const DIRECTION = { name: '', email: 'direction@butinage.example' };
const YESTERDAY = new Date(2026, 5, 15, 7, 5);
const day = (date: number, month = 5) => new Date(2026, month, date);

const task = (what: string, assignee: string, dueOn: Date | null, more = {}) =>
  rowOf(followUps, {
    what,
    assignee,
    dueOn,
    status: 'À faire',
    priority: 'Normale',
    why: 'Sans réponse, 9 jours',
    ...more,
  });

describe('the daily report', () => {
  const mine = factsWith({
    followUps: [
      task('Rappeler Nadia Cherif', 'Inès Carpentier', day(12)),
      task('Relancer Sophie Anquetil', 'ines carpentier', day(16)),
      task('Écrire à la commune', '', day(15), { priority: 'Haute' }),
      task('Appeler Thomas Le Goff', 'Malik Benali', day(16)),
      task('Plus tard', 'Inès Carpentier', day(17)),
      task('Déjà faite', 'Inès Carpentier', day(10), { status: 'Fait' }),
    ],
  });

  test('gives somebody of the team what is theirs and what is nobody’s: late first, then what matters most', () => {
    const report = writeDaily(mine, INES, YESTERDAY);
    expect(report.sections[0]?.items.map(({ title, badge }) => [title, badge])).toEqual([
      ['Écrire à la commune', 'En retard, 15\u00a0juin'],
      ['Rappeler Nadia Cherif', 'En retard, 12\u00a0juin'],
      ['Relancer Sophie Anquetil', ''],
    ]);
    expect(report.figures[0]).toEqual({
      value: '3',
      label: 'relances, dont 2 en retard',
      tone: 'bad',
      source: 'RELANCES, colonnes Statut et Échéance',
    });
    expect(report.subject).toBe('Pistil, mardi 16\u00a0juin\u00a0: 3\u00a0relances dont 2 en retard');
    expect(report.intro).toBe('Bonjour Inès, à faire d’abord\u00a0: écrire à la commune. Sans réponse, 9 jours.');
  });

  test('gives an address of nobody in the team everybody’s', () => {
    expect(writeDaily(mine, DIRECTION, YESTERDAY).figures[0]?.value).toBe('4');
  });

  test('takes no amount from an opportunity that has no identifier yet', () => {
    const [nameless, known] = ['', 'OP-1'].map((id) =>
      rowOf(opportunities, { id, company: 'Atelier Noroît', amount: 27_500 }),
    );
    const facts = factsWith({
      opportunities: [nameless, known].flatMap((row) => row ?? []),
      followUps: [task('Sans affaire', '', day(16)), task('Avec', '', day(16), { opportunityId: 'OP-1' })],
    });
    expect(writeDaily(facts, INES, YESTERDAY).sections[0]?.items.map(({ place }) => place)).toEqual([
      '',
      'Atelier Noroît, 27\u202f500\u00a0€',
    ]);
  });

  test('does not name again somebody whom the task names', () => {
    const contact = 'Nadia Cherif (Laboratoires Mélisse)';
    const followed = ['Relancer', `Relancer ${contact}`].map((what) => task(what, '', day(16), { contact }));
    const { sections } = writeDaily(factsWith({ followUps: followed }), INES, YESTERDAY);
    expect(sections[0]?.items.map(({ place }) => place)).toEqual([contact, '']);
  });

  test('is empty when nothing is to be done and nothing is new', () => {
    const report = writeDaily(factsWith({}), INES, YESTERDAY);
    expect(report).toMatchObject({ isEmpty: true, sections: [], subject: expect.stringMatching(/rien de nouveau$/) });
    expect(writeDaily(factsWith({ leftOut: ['La clé Claude est refusée.'] }), INES, YESTERDAY).isEmpty).toBe(false);
  });

  test('names each organisation that has just become qualified once, the best first, and none that came back', () => {
    const firm = (id: string, name: string, score: number) =>
      rowOf(companies, { id, name, score, scoreDetail: 'Budget' });
    const person = (id: string, companyId: string) => rowOf(contacts, { id, companyId });
    const move = (subjectId: string, from: string, to: string, date: Date) =>
      rowOf(history, { subject: 'Contact', subjectId, from, to, date });
    const facts = factsWith({
      companies: [
        firm('EN-1', 'Ville de Montalbe', 78),
        firm('EN-2', 'Maison Fauvel', 82),
        firm('EN-3', 'CC d’Orève', 90),
      ],
      contacts: [person('CT-1', 'EN-1'), person('CT-2', 'EN-2'), person('CT-3', 'EN-1'), person('CT-4', 'EN-3')],
      history: [
        move('CT-1', 'Lead', 'Qualifié', day(16)),
        move('CT-3', 'Lead', 'Qualifié', day(16)),
        move('CT-2', '', 'Qualifié', day(16)),
        move('CT-4', 'Contacté', 'Qualifié', day(16)),
        move('CT-4', 'Lead', 'Qualifié', day(2)),
      ],
    });
    const [leads] = writeDaily(facts, INES, YESTERDAY).sections;
    expect(leads?.items.map(({ title, score }) => [title, score])).toEqual([
      ['Maison Fauvel', 82],
      ['Ville de Montalbe', 78],
    ]);
  });

  test('lists the open tenders that await a decision, the most urgent first', () => {
    const notice = (title: string, deadline: Date | null, more = {}) => rowOf(tenders, { title, deadline, ...more });
    const facts = factsWith({
      tenders: [
        notice('Gestion de parcs', day(3, 6), { decision: 'À étudier', relevance: 86 }),
        notice('Plantation de haies', day(22), { estimatedAmount: 60_000, relevance: 91, publishedOn: day(15) }),
        notice('Clos hier', day(15)),
        notice('Annulé', day(30), { state: 'Annulé' }),
        notice('Retenu', day(30), { decision: 'Retenu' }),
      ],
    });
    const report = writeDaily(facts, INES, YESTERDAY);
    expect(
      report.sections[0]?.items.map(({ title, badge, badgeTone, text }) => [title, badge, badgeTone, text]),
    ).toEqual([
      [
        'Plantation de haies',
        'Reste 6\u00a0jours',
        'bad',
        'Pertinence 91, 60\u202f000\u00a0€ estimés, publié le 15\u00a0juin.',
      ],
      ['Gestion de parcs', '3\u00a0juillet', 'plain', 'Pertinence 86, montant inconnu.'],
    ]);
    expect(report.figures[2]?.label).toBe('appels d’offres à étudier, dont 1 sous 7\u00a0jours');
  });

  test('reminds of the drafts that nobody has approved, and of those to check', () => {
    const draft = (subject: string, status: string, approved = false) => rowOf(drafts, { subject, status, approved });
    const facts = factsWith({
      drafts: [
        draft('À lire', 'À relire'),
        draft('Coché', 'À relire', true),
        draft('Douteux', 'À vérifier'),
        draft('Parti', 'Envoyé'),
      ],
    });
    const [section] = writeDaily(facts, INES, YESTERDAY).sections;
    expect(section?.items.map(({ title }) => title)).toEqual(['À lire', 'Douteux']);
  });

  test('shows five follow-ups and says how many there are', () => {
    const facts = factsWith({
      followUps: Array.from({ length: 11 }, (_, index) => task(`Tâche ${index}`, '', TUESDAY)),
    });
    const [section] = writeDaily(facts, INES, YESTERDAY).sections;
    expect(section?.items).toHaveLength(5);
    expect(section?.note).toBe('Et 6\u00a0autres dans RELANCES.');
  });
});
