import { describe, expect, test } from 'vitest';
import {
  contacts,
  enrichments,
  followUps,
  interactions,
  opportunities,
  tenders,
} from '../../../src/crm/tables/index.ts';
import { printOfEmail } from '../../../src/jobs/enrichment/origins.ts';
import type { RecordCard } from '../../../src/jobs/records/card.ts';
import { floor as activityFloor, loadActivity, MOST_LINES } from '../../../src/jobs/records/load-activity.ts';
import { floor, loadRecord } from '../../../src/jobs/records/load-record.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, person } from '../crm-workbook.ts';
import { recordCrm, SYLVE } from '../record-workbook.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

function open(ports: MemoryPorts, subject = '') {
  const opened = loadRecord(ports, { subject });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

function card(ports: MemoryPorts, subject = ''): RecordCard {
  const opened = open(ports, subject);
  if (opened.kind !== 'contact' && opened.kind !== 'company') throw new Error(`No card: ${opened.kind}`);
  return opened;
}

function select(ports: MemoryPorts, tab: string, row: number) {
  ports.book.selected = { tab, row };
  return open(ports);
}

function activity(ports: MemoryPorts, subject: string) {
  const read = loadActivity(ports, card(ports, subject).activity);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

const weighted = ({ gate }: MemoryPorts) => gate.calls.filter(({ kind }) => kind !== 'free').length;

describe('a card opens on the selected row', () => {
  test('of CONTACTS and of ENTREPRISES', () => {
    expect(select(recordCrm(), 'CONTACTS', 5)).toMatchObject({ kind: 'contact', id: 'CT-ROMANE' });
    expect(select(recordCrm(), 'ENTREPRISES', 4)).toMatchObject({ kind: 'company', id: 'EN-SYLVE0' });
  });

  test('of OPPORTUNITES: on its contact, else on its company', () => {
    const ports = recordCrm();
    expect(select(ports, 'OPPORTUNITES', 3)).toMatchObject({ kind: 'contact', id: 'CT-ROMANE' });
    expect(select(ports, 'OPPORTUNITES', 5)).toMatchObject({ kind: 'company', id: 'EN-MELISS' });
  });

  test('of INTERACTIONS, RELANCES, APPELS_OFFRES and HISTORIQUE: they say whose card to ask for', () => {
    const ports = recordCrm();
    addRows(ports, followUps, [{ id: 'RL-RAPPEL', what: 'Rappeler', opportunityId: 'OP-RUCHES' }]);
    expect(select(ports, 'INTERACTIONS', 2)).toEqual({ kind: 'elsewhere', id: 'CT-ROMANE' });
    expect(select(ports, 'RELANCES', 2)).toEqual({ kind: 'elsewhere', id: 'OP-RUCHES' });
    expect(select(ports, 'APPELS_OFFRES', 2)).toEqual({ kind: 'elsewhere', id: 'EN-SYLVE0' });
    expect(select(ports, 'HISTORIQUE', 3)).toEqual({ kind: 'elsewhere', id: 'OP-RUCHES' });
  });

  test('of a tab of the team’s own that holds one identifier', () => {
    const ports = recordCrm();
    addRows(ports, contacts, [person({ id: 'CT-7K3F9Q', lastName: 'Sorel' })]);
    ports.book.add('Salon', [
      ['Qui', 'Stand'],
      ['CT-7K3F9Q', 12],
      ['CT-7K3F9Q', 'CT-7K3F9R'],
    ]);
    expect(select(ports, 'Salon', 2)).toEqual({ kind: 'elsewhere', id: 'CT-7K3F9Q' });
    expect(select(ports, 'Salon', 3).kind).toBe('none');
  });

  test('and on nothing from a header, an empty row, a row without identifier, or no selection', () => {
    const ports = recordCrm();
    addRows(ports, contacts, [{ lastName: 'Sans identifiant' }]);
    for (const [tab, row] of [
      ['CONTACTS', 1],
      ['CONTACTS', 90],
      ['INTERACTIONS', 1],
      ['INTERACTIONS', 90],
      ['TABLEAU_DE_BORD', 3],
    ] as const) {
      expect(select(ports, tab, row), `${tab} ${row}`).toMatchObject({ kind: 'none' });
    }
    expect(select(ports, 'CONTACTS', 7)).toMatchObject({
      kind: 'none',
      reason: expect.stringContaining('identifiant'),
    });
    ports.book.selected = null;
    expect(open(ports).kind).toBe('none');
  });
});

describe('a card opens on an identifier', () => {
  test('of a contact, a company, and of what leads to one', () => {
    const ports = recordCrm();
    expect(open(ports, 'CT-TANGUY')).toMatchObject({ kind: 'contact', name: 'Tanguy Lemoël' });
    expect(open(ports, 'EN-SYLVE0')).toMatchObject({ kind: 'company', name: 'Sylve Habitat' });
    expect(open(ports, 'OP-RUCHES')).toMatchObject({ kind: 'contact', id: 'CT-ROMANE' });
    expect(open(ports, 'IN-APPEL1')).toEqual({ kind: 'elsewhere', id: 'CT-ROMANE' });
  });

  test('whose row is gone: it says so', () => {
    const ports = recordCrm();
    expect(open(ports, 'CT-PARTIE')).toEqual({ kind: 'gone', id: 'CT-PARTIE', tab: 'CONTACTS' });
    expect(open(ports, 'EN-PARTIE')).toEqual({ kind: 'gone', id: 'EN-PARTIE', tab: 'ENTREPRISES' });
    expect(open(ports, 'IN-PARTIE').kind).toBe('none');
  });

  test('that two rows carry: it says what to do', () => {
    const ports = recordCrm();
    addRows(ports, contacts, [person({ id: 'CT-ROMANE', lastName: 'Copie' })]);
    expect(loadRecord(ports, { subject: 'CT-ROMANE' })).toMatchObject({
      ok: false,
      error: { code: 'record.duplicated', message: expect.stringContaining('CONTACTS') },
    });
  });

  test('in three reads, from any tab', () => {
    const ports = recordCrm();
    for (const subject of ['CT-ROMANE', 'EN-SYLVE0', 'OP-RUCHES']) {
      ports.gate.reset();
      open(ports, subject);
      expect(weighted(ports), subject).toBe(floor.read);
    }
    ports.gate.reset();
    select(ports, 'INTERACTIONS', 2);
    expect(weighted(ports)).toBe(2);
  });
});

describe('the card of a company', () => {
  test('says who it is, how warm, how far, what is planned and with whom to speak', () => {
    const shown = card(recordCrm(), 'EN-SYLVE0');
    expect({ ...shown, lines: shown.lines.map(plain) }).toMatchObject({
      lines: ['Entreprise RSE, 85 salariés', 'Suivi : Inès Carpentier'],
      temperature: 'Chaud',
      stages: ['En discussion'],
      email: 'mailto:contact@sylve-habitat.example',
      phone: 'tel:+33478556677',
      journalOn: 'CT-ROMANE',
      nextAction: { table: 'contacts', id: 'CT-ROMANE', owner: 'Romane Obry', dueOn: '2026-06-18', late: false },
    });
  });

  test('shows its opportunities, open ones first, with their amount and days in the stage', () => {
    const { opportunities: deals } = card(recordCrm(), 'EN-SYLVE0');
    expect(deals.map(({ id, open: isOpen, days }) => [id, isOpen, days])).toEqual([
      ['OP-RUCHES', true, 7],
      ['OP-SUIVI0', false, null],
    ]);
    expect(deals.map(({ amount, detail }) => [plain(amount), plain(detail)])).toEqual([
      ['14 400 €', 'Entreprises RSE, date limite le 3 juillet'],
      ['', 'close le 20 mai'],
    ]);
  });

  test('shows the score of the sheet in five parts, and the fact that would raise it most', () => {
    const ports = recordCrm();
    scoreAll(ports);
    const { score } = card(ports, 'EN-SYLVE0');
    expect(score?.dimensions?.map(({ name, points, weight, unknown }) => [name, points, weight, unknown])).toEqual([
      ['Profil', 25, 25, 0],
      ['Taille', 10, 15, 0],
      ['Engagement', 12, 20, 0],
      ['Budget', 0, 20, 20],
      ['Moment', 12, 20, 0],
    ]);
    expect(score).toMatchObject({ score: 59, unknown: 20, advice: { field: 'budget' } });
  });

  test('says that a score was never worked out, and repeats an explanation that somebody typed', () => {
    const ports = recordCrm();
    expect(card(ports, 'EN-SYLVE0').score).toBeNull();
    const place = (key: string) => ports.book.get('ENTREPRISES').cells[0]?.indexOf(key) ?? -1;
    ports.book.put('ENTREPRISES', 4, place('Score ICP') + 1, [[50, 'À revoir avec Inès']]);
    expect(card(ports, 'EN-SYLVE0').score).toMatchObject({
      score: 50,
      dimensions: null,
      sentence: 'À revoir avec Inès',
    });
  });

  test('lists its facts, unknown first, links that can be opened, blanks left out', () => {
    const { facts } = card(recordCrm(), 'EN-SYLVE0');
    expect(facts.map(({ label, text, href }) => [label, plain(text), href])).toEqual([
      ['Budget biodiversité', '', ''],
      ['Taille', '85 salariés', ''],
      ['Certification RSE', 'B Corp', ''],
      ['Site web', 'www.sylve-habitat.example', 'https://www.sylve-habitat.example'],
      ['Adresse', '4 quai des Aulnes, 69009 Lyon', ''],
      ['Email', 'contact@sylve-habitat.example', 'mailto:contact@sylve-habitat.example'],
      ['Téléphone', '04 78 55 66 77', 'tel:+33478556677'],
      ['Date ajout', '2 avril 2026', ''],
    ]);
  });

  test('names the people who work there', () => {
    expect(card(recordCrm(), 'EN-SYLVE0').people).toEqual([
      { id: 'CT-ROMANE', name: 'Romane Obry', role: 'Décideur', position: 'Directrice RSE', optedOut: false },
      { id: 'CT-TANGUY', name: 'Tanguy Lemoël', role: 'Acheteur', position: 'Acheteur', optedOut: false },
    ]);
  });
});

describe('the card of a contact', () => {
  test('leads to the company, and shows its score', () => {
    const ports = recordCrm();
    scoreAll(ports);
    expect(card(ports, 'CT-ROMANE')).toMatchObject({
      name: 'Romane Obry',
      lines: ['Directrice RSE'],
      company: { id: 'EN-SYLVE0', name: 'Sylve Habitat' },
      role: 'Décideur',
      stages: ['En discussion'],
      score: { score: 59, unknown: 20 },
      journalOn: 'CT-ROMANE',
    });
  });

  test('says that the e-mail was checked, and that the person was not informed yet', () => {
    const ports = recordCrm();
    const tagOf = (id: string, key: string) => card(ports, id).facts.find((fact) => fact.key === key)?.tag?.text;
    expect(tagOf('CT-ROMANE', 'email')).toBe('vérifié');
    expect(tagOf('CT-TANGUY', 'informedOn')).toBe('pas encore donnée');
  });

  test('opens no message and dials nobody who objects', () => {
    const ports = recordCrm();
    addRows(ports, contacts, [
      person({
        id: 'CT-OPPOSE',
        lastName: 'Verne',
        email: 'verne@melisse.example',
        phone: '0478112244',
        optedOut: true,
      }),
    ]);
    const { optedOut, facts } = card(ports, 'CT-OPPOSE');
    expect(optedOut).toBe(true);
    expect(facts.filter(({ href }) => href !== '')).toEqual([]);
  });

  test('says that an action is late', () => {
    expect(card(recordCrm(), 'CT-NADIA1').nextAction).toMatchObject({ text: 'Rappeler Nadia Cherif', late: true });
  });
});

describe('the activity', () => {
  test('of a company tells exchanges, moves, tenders and how it began, newest first', () => {
    const { lines, total, exchanges } = activity(recordCrm(), 'EN-SYLVE0');
    expect(lines.map(({ at, title }) => [at, title])).toEqual([
      ['2026-06-12T10:05', 'Appel, réponse positive'],
      ['2026-06-09T14:30', 'Opportunité passée en discussion'],
      ['2026-06-08', 'Appel d’offres retenu'],
      ['2026-06-02', 'Email envoyé'],
      ['2026-05-28', 'Opportunité créée en Lead'],
      ['2026-05-04T09:00', 'Email envoyé'],
      ['2026-04-02', 'Entreprise ajoutée'],
    ]);
    expect([total, exchanges]).toEqual([7, 3]);
    expect(plain(lines[1]?.text ?? '')).toBe('Condition passée outre : Vue au salon');
    expect(lines[2]).toMatchObject({ text: 'Entretien écologique des parcs. Pertinence 86.', who: 'BOAMP 26-58214' });
  });

  test('leaves an exchange with the company where the person then worked', () => {
    expect(activity(recordCrm(), 'EN-SYLVE0').lines.some(({ title }) => title === 'Note')).toBe(false);
    expect(activity(recordCrm(), 'CT-ROMANE').lines.at(-1)).toMatchObject({ title: 'Note', at: '2024-02-01' });
  });

  test('of a contact tells when and by whom it was created', () => {
    const { lines } = activity(recordCrm(), 'CT-ROMANE');
    expect(lines).toContainEqual(expect.objectContaining({ title: 'Contact créé en Lead', who: 'Inès Carpentier' }));
    expect(lines.filter(({ kind }) => kind === 'creation')).toEqual([]);
    expect(activity(recordCrm(), 'CT-TANGUY').lines).toMatchObject([{ title: 'Email envoyé' }]);
  });

  test('gives the day until which the data may be kept: three years from the person’s last answer', () => {
    expect(activity(recordCrm(), 'CT-ROMANE').keptUntil).toEqual({ day: '2029-06-12', past: false });
    expect(activity(recordCrm(), 'CT-TANGUY').keptUntil).toBeNull();
    const ports = recordCrm();
    addRows(ports, contacts, [person({ id: 'CT-ANCIEN', lastName: 'Ancien', addedOn: new Date(2022, 4, 1) })]);
    expect(activity(ports, 'CT-ANCIEN').keptUntil).toEqual({ day: '2025-05-01', past: true });
  });

  test('costs three reads for a company, two for a contact, whatever the number of rows', () => {
    const ports = recordCrm();
    const request = { company: card(ports, 'EN-SYLVE0').activity, contact: card(ports, 'CT-ROMANE').activity };
    addRows(
      ports,
      interactions,
      Array.from({ length: 1_000 }, (_, index) => ({
        id: `IN-${index}`,
        date: new Date(2025, 0, 1),
        type: 'Note',
        contactId: 'CT-ROMANE',
        ...SYLVE,
      })),
    );
    ports.gate.reset();
    const company = loadActivity(ports, request.company);
    expect(weighted(ports)).toBe(activityFloor.read);
    ports.gate.reset();
    loadActivity(ports, request.contact);
    expect(weighted(ports)).toBe(2);
    expect(company.ok && [company.value.lines.length, company.value.total]).toEqual([MOST_LINES, 1_007]);
  });

  test('words each decision and state of a tender', () => {
    const ports = recordCrm();
    addRows(ports, tenders, [
      { noticeId: '26-1', title: 'A', decision: 'Écarté', state: 'Initial', companyId: 'EN-SYLVE0' },
      { noticeId: '26-2', title: 'B', decision: 'Retenu', state: 'Attribué', companyId: 'EN-SYLVE0' },
      { noticeId: '26-3', title: 'C', decision: 'À étudier', companyId: 'EN-SYLVE0', url: 'javascript:alert(1)' },
    ]);
    const told = activity(ports, 'EN-SYLVE0').lines.filter(({ kind }) => kind === 'tender');
    expect(told.map(({ title, who, href }) => [who, title, href])).toEqual([
      ['BOAMP 26-58214', 'Appel d’offres retenu', 'https://www.boamp.example/avis/26-58214'],
      ['BOAMP 26-1', 'Appel d’offres écarté', ''],
      ['BOAMP 26-2', 'Appel d’offres attribué', ''],
      ['BOAMP 26-3', 'Appel d’offres', ''],
    ]);
  });
});

test('an opportunity that nothing links says what to do', () => {
  const ports = recordCrm();
  addRows(ports, opportunities, [{ id: 'OP-SEULE0', title: 'Sans attache', stage: 'Lead' }]);
  expect(open(ports, 'OP-SEULE0')).toMatchObject({ kind: 'none', reason: expect.stringContaining('opportunité') });
});

describe('where a fact comes from', () => {
  const filled = (ports: MemoryPorts, lines: Parameters<typeof addRows<typeof enrichments>>[2]) => {
    addRows(ports, enrichments, lines);
    return card(ports, 'CT-ROMANE');
  };
  const origin = (from: RecordCard, key: string) => plain(from.facts.find((fact) => fact.key === key)?.origin ?? '');

  test('is told with its day and its price, for as long as the value stands', () => {
    const ports = recordCrm();
    changeRow(ports, contacts, 'CT-ROMANE', {
      linkedin: 'https://www.linkedin.com/in/romane',
      email: 'romane@sylve.example',
    });
    const date = new Date(2026, 5, 11);
    const line = { date, tab: 'CONTACTS', subjectId: 'CT-ROMANE', cost: 0.02 };
    const from = filled(ports, [
      { ...line, field: 'LinkedIn', value: 'https://www.linkedin.com/in/romane', source: 'Apollo' },
      {
        ...line,
        field: 'Email',
        value: 'Adresse en @sylve.example',
        source: 'Hunter',
        reference: printOfEmail('romane@sylve.example'),
      },
    ]);
    expect(origin(from, 'linkedin')).toBe('Apollo, 11 juin, 0,02 €');
    expect(origin(from, 'email')).toBe('Hunter, 11 juin, 0,02 €');
    expect(origin(from, 'assignee')).toBe('');
    changeRow(ports, contacts, 'CT-ROMANE', {
      linkedin: 'https://www.linkedin.com/in/autre',
      email: 'r@sylve.example',
    });
    const changed = card(ports, 'CT-ROMANE');
    expect([origin(changed, 'linkedin'), origin(changed, 'email')]).toEqual(['', '']);
  });

  test('of an address that the team typed: who verified it', () => {
    const ports = recordCrm();
    changeRow(ports, contacts, 'CT-ROMANE', { email: 'romane@sylve.example' });
    const from = filled(ports, [
      {
        date: new Date(2025, 5, 11),
        tab: 'CONTACTS',
        subjectId: 'CT-ROMANE',
        field: 'Statut email',
        value: 'Valide',
        source: 'Hunter',
        cost: 0.004,
        reference: printOfEmail('romane@sylve.example'),
      },
    ]);
    expect(origin(from, 'email')).toBe('vérifié par Hunter, 11 juin 2025, moins d’un centime');
  });

  test('is not known without ENRICHISSEMENTS, and the card opens', () => {
    const ports = recordCrm();
    ports.book.tabs.splice(
      ports.book.tabs.findIndex(({ name }) => name === 'ENRICHISSEMENTS'),
      1,
    );
    expect(card(ports, 'CT-ROMANE').facts.every(({ origin: told }) => told === '')).toBe(true);
  });
});
