import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../src/crm/duplicates/choose-values.ts';
import {
  companies,
  contacts,
  enrichments,
  followUps,
  history,
  interactions,
  journal,
  opportunities,
  sales,
  settings,
  TABLES,
  tenders,
} from '../../../src/crm/tables/index.ts';
import type { RowOf } from '../../../src/crm/tables/table.ts';
import { reconcile } from '../../../src/jobs/completion/reconcile.ts';
import { floor as compareFloor, compareRecords } from '../../../src/jobs/duplicates/compare-records.ts';
import { dismissDuplicate } from '../../../src/jobs/duplicates/dismiss-duplicate.ts';
import { findDuplicates, floor as listFloor } from '../../../src/jobs/duplicates/find-duplicates.ts';
import { mergeRecords } from '../../../src/jobs/duplicates/merge-records.ts';
import type { MergedTable } from '../../../src/jobs/duplicates/two-records.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { Cell } from '../../../src/ports.ts';
import { addTables, type MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, contactRow, historyRows, person, rowsOf, smallCrm } from '../crm-workbook.ts';

const DAY = (month: number, day: number, year = 2026) => new Date(year, month - 1, day);

/** Two rows of Nadia Cherif, two of the laboratory, and what refers to them. */
function doubledCrm(): MemoryPorts {
  const ports = smallCrm();
  addRows(ports, companies, [
    {
      id: 'EN-MELIS2',
      name: 'Lab. Mélisse',
      website: 'www.melisse.example',
      email: 'contact@melisse.example',
      certifications: ['B Corp'],
      notes: 'Vue au salon.',
      addedOn: DAY(3, 2),
    },
  ]);
  addRows(ports, contacts, [
    person({
      id: 'CT-NADIA2',
      firstName: 'nadia',
      lastName: 'CHÉRIF',
      email: 'n.cherif@gmail.com',
      mobile: '06 99 10 11 12',
      company: 'Lab. Mélisse',
      companyId: 'EN-MELIS2',
      stage: 'En discussion',
      optedOut: true,
      informedOn: DAY(2, 1),
      addedOn: DAY(1, 5),
      notes: 'Préfère le téléphone.',
    }),
  ]);
  const nadia2 = { contact: 'nadia CHÉRIF (Lab. Mélisse)', contactId: 'CT-NADIA2' };
  const lab2 = { company: 'Lab. Mélisse', companyId: 'EN-MELIS2' };
  addRows(ports, opportunities, [{ id: 'OP-RUCHE1', title: 'Ruches', ...nadia2, ...lab2, stage: 'Qualifié' }]);
  addRows(ports, interactions, [
    { id: 'IN-APPEL1', date: DAY(6, 10), type: 'Appel', result: 'Réponse positive', ...nadia2, ...lab2 },
    { id: 'IN-APPEL2', date: DAY(5, 10), type: 'Appel', ...nadia2, ...lab2 },
  ]);
  addRows(ports, followUps, [{ id: 'RL-RELAN1', what: 'Rappeler', ...nadia2, dueOn: DAY(6, 20), status: 'À faire' }]);
  addRows(ports, tenders, [{ noticeId: '26-1', title: 'Ruches du laboratoire', companyId: 'EN-MELIS2' }]);
  addRows(ports, history, [
    { date: DAY(1, 5), subject: 'Contact', subjectId: 'CT-NADIA2', from: '', to: 'Lead' },
    { date: DAY(6, 10), subject: 'Contact', subjectId: 'CT-NADIA2', from: 'Lead', to: 'En discussion' },
    { date: DAY(6, 11), subject: 'Contact', subjectId: 'CT-NADIA1', from: 'Lead', to: 'Contacté' },
  ]);
  return ports;
}

function compare(ports: MemoryPorts, table: MergedTable, ids: readonly [string, string]) {
  const compared = compareRecords(ports, { table, ids });
  if (!compared.ok) throw new Error(compared.error.message);
  return compared.value;
}

function merge(
  ports: MemoryPorts,
  table: MergedTable,
  ids: readonly [string, string],
  choices: Readonly<Record<string, Choice>> = {},
) {
  const { keep, drop } = compare(ports, table, ids);
  const done = mergeRecords(ports, {
    table,
    keep: keep.id,
    drop: drop.id,
    choices,
    seen: { keep: keep.seen, drop: drop.seen },
  });
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

/** Every tab but JOURNAL, row by row as it stands. */
function everyRow(ports: MemoryPorts): Readonly<Record<string, string[]>> {
  return Object.fromEntries(
    TABLES.filter((table) => table !== journal).map(({ tab }) => {
      const rows = ports.book.rows(tab).map((row) => row.map((cell) => (cell === false ? '' : cell)));
      const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
      return [tab, rows.slice(0, last + 1).map((row) => JSON.stringify(row))];
    }),
  );
}

/** Every identifier leads to a row. */
function expectLinksHold(ports: MemoryPorts): void {
  const known = new Set(
    [contacts, companies, opportunities].flatMap((table) => rowsOf(ports, table).map(({ id }) => String(id))),
  );
  for (const table of [contacts, opportunities, interactions, followUps, tenders, history]) {
    for (const row of rowsOf(ports, table)) {
      for (const key of ['contactId', 'companyId', 'opportunityId', 'subjectId']) {
        if (row[key] !== undefined) expect(known, `${table.tab} ${key}`).toContain(row[key]);
      }
    }
  }
}

describe('the list of duplicates', () => {
  test('holds the pairs of both tables, each with its reason, in three reads', () => {
    const ports = doubledCrm();
    ports.gate.reset();
    const found = findDuplicates(ports, { subject: '' });
    expect(ports.gate.weighted()).toBe(listFloor.read);
    expect(found).toMatchObject({
      ok: true,
      value: {
        contacts: [
          {
            ids: ['CT-NADIA1', 'CT-NADIA2'],
            name: 'Nadia Cherif',
            detail: 'Laboratoires Mélisse',
            confidence: 'probable',
            reason: 'Même nom, même entreprise',
            rows: 2,
          },
        ],
        companies: [
          { ids: ['EN-MELISS', 'EN-MELIS2'], name: 'Laboratoires Mélisse', confidence: 'probable', reason: 'Même nom' },
        ],
        more: 0,
        compared: { contacts: 4, companies: 3 },
        apart: 0,
      },
    });
  });

  test('of one record holds its own pairs', () => {
    const ports = doubledCrm();
    const mine = findDuplicates(ports, { subject: 'EN-MELIS2' });
    expect(mine).toMatchObject({ ok: true, value: { contacts: [], companies: [{ ids: ['EN-MELISS', 'EN-MELIS2'] }] } });
    expect(findDuplicates(ports, { subject: 'CT-CLAIRE' })).toMatchObject({
      ok: true,
      value: { contacts: [], companies: [] },
    });
  });

  test('leaves out the pairs told apart, for everybody, until that is taken back', () => {
    const ports = doubledCrm();
    const ids = ['CT-NADIA2', 'CT-NADIA1'] as const;
    const dismissed = dismissDuplicate(ports, { table: 'contacts', ids });
    expect(dismissed.ok).toBe(true);
    expect(findDuplicates(ports, { subject: '' })).toMatchObject({ ok: true, value: { contacts: [], apart: 1 } });
    expect(rowsOf(ports, settings).at(-1)).toMatchObject({
      group: 'Doublons écartés',
      name: 'CT-NADIA1 et CT-NADIA2',
      value: 'nadia CHÉRIF / Nadia Cherif',
    });
    expect(dismissDuplicate(ports, { table: 'contacts', ids })).toEqual({ ok: true, value: { operation: '' } });
    expect(undoOperation(ports, { operation: dismissed.ok ? dismissed.value.operation : '' }).ok).toBe(true);
    expect(findDuplicates(ports, { subject: '' })).toMatchObject({ ok: true, value: { contacts: [{}], apart: 0 } });
  });
});

describe('two contacts side by side', () => {
  test('keep the row with the most links; six reads', () => {
    const ports = doubledCrm();
    ports.gate.reset();
    const compared = compare(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
    expect(ports.gate.weighted()).toBe(compareFloor.read);
    expect(compared.title).toBe('Nadia CHÉRIF, Laboratoires Mélisse');
    expect(compared.keep).toMatchObject({
      id: 'CT-NADIA2',
      origin: 'ligne 5, ajoutée le 5\u00a0janvier',
      links: '1\u00a0opportunité, 2\u00a0interactions, 1\u00a0relance',
    });
    expect(compared.drop).toMatchObject({ id: 'CT-NADIA1', origin: 'ligne 3', links: '' });
  });

  test('are proposed the fuller, the further, the safer of each value', () => {
    const { fields } = compare(doubledCrm(), 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
    const proposed = Object.fromEntries(fields.map(({ key, choice, options, why }) => [key, { choice, options, why }]));
    expect(proposed).toMatchObject({
      // Nadia Cherif was typed with capitals where they belong, nadia CHÉRIF with an accent.
      firstName: { choice: 'drop' },
      email: { choice: 'drop', why: 'l’adresse professionnelle' },
      email2: { options: [], why: 'l’autre adresse' },
      mobile: { choice: 'keep', options: ['keep'] },
      stage: { choice: 'keep', why: 'l’étape la plus avancée' },
      optedOut: { choice: 'keep', options: [], why: 'une opposition n’est jamais effacée' },
      nextAction: { choice: 'drop', options: ['drop'] },
    });
    expect(fields.find(({ key }) => key === 'email2')?.follows).toEqual({
      key: 'email',
      keep: 'nadia.cherif@melisse.example',
      drop: 'n.cherif@gmail.com',
    });
  });
});

describe('merging two contacts', () => {
  test('leaves one row with the best of both, linked to all that either was', () => {
    const ports = doubledCrm();
    const done = merge(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2'], { lastName: 'drop' });
    expect(done.summary).toBe(
      'Fiches de Nadia Cherif fusionnées\u00a0: 1\u00a0opportunité, 2\u00a0interactions, 1\u00a0relance.',
    );
    expect(done.changed).toContainEqual({
      label: 'Email',
      from: 'n.cherif@gmail.com',
      to: 'nadia.cherif@melisse.example',
    });
    expect(rowsOf(ports, contacts).map(({ id }) => id)).toEqual(['CT-CLAIRE', 'CT-PAUL00', 'CT-NADIA2']);
    expect(contactRow(ports, 'CT-NADIA2')).toMatchObject({
      firstName: 'Nadia',
      lastName: 'Cherif',
      email: 'nadia.cherif@melisse.example',
      email2: 'n.cherif@gmail.com',
      mobile: '06 99 10 11 12',
      stage: 'En discussion',
      validatedStage: 'En discussion',
      temperature: 'Chaud',
      optedOut: true,
      informedOn: DAY(2, 1),
      addedOn: DAY(1, 5),
      lastInteraction: DAY(6, 11),
      nextAction: 'Rappeler Nadia Cherif',
    });
    const { label } = contactRow(ports, 'CT-NADIA2');
    for (const table of [opportunities, interactions, followUps]) {
      const own = rowsOf(ports, table).filter(({ contactId }) => contactId === 'CT-NADIA2');
      expect(own.map(({ contact }) => contact)).toEqual(own.map(() => label));
    }
    expectLinksHold(ports);
  });

  test('tells the whole story of stages under the identifier that stays, each line once, at its own date', () => {
    const ports = doubledCrm();
    const before = historyRows(ports).length;
    merge(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
    const lines = historyRows(ports);
    expect(lines).toHaveLength(before);
    expect(lines.filter(({ subjectId }) => subjectId === 'CT-NADIA2').map(({ date, to }) => [date, to])).toEqual([
      [DAY(1, 5), 'Lead'],
      [DAY(6, 10), 'En discussion'],
      [DAY(6, 11), 'Contacté'],
    ]);
  });

  test('notes a change of stage, and never leaves the contact behind its opportunity', () => {
    const ports = doubledCrm();
    merge(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2'], { stage: 'drop' });
    expect(contactRow(ports, 'CT-NADIA2')).toMatchObject({ stage: 'Contacté', validatedStage: 'Contacté' });
    expect(historyRows(ports)).toContainEqual(
      expect.objectContaining({ subjectId: 'CT-NADIA2', from: 'En discussion', to: 'Contacté' }),
    );
    const other = doubledCrm();
    const place = other.book.rows('OPPORTUNITES').findIndex((row) => row.includes('OP-RUCHE1')) + 1;
    for (const key of ['stage', 'validatedStage']) {
      const column = opportunities.columns.findIndex((each) => each.key === key) + 1;
      other.book.put('OPPORTUNITES', place, column, [['Négociation']]);
    }
    merge(other, 'contacts', ['CT-NADIA1', 'CT-NADIA2'], { stage: 'drop' });
    expect(contactRow(other, 'CT-NADIA2')).toMatchObject({ stage: 'Négociation', validatedStage: 'Négociation' });
  });

  test('notes what no column has room for: a third address, a column of the team’s own', () => {
    const ports = doubledCrm();
    const width = contacts.columns.length;
    ports.book.put('CONTACTS', 1, width + 1, [['Parrain']]);
    ports.book.put('CONTACTS', 3, width + 1, [['Malik']]);
    const email2 = contacts.columns.findIndex(({ key }) => key === 'email2') + 1;
    ports.book.put('CONTACTS', 3, email2, [['nadia@perso.example']]);
    const before = everyRow(ports);
    const done = merge(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
    expect(contactRow(ports, 'CT-NADIA2').notes).toBe(
      'Préfère le téléphone.\nAutre e-mail\u00a0: nadia@perso.example\nParrain\u00a0: Malik',
    );
    expect(undoOperation(ports, { operation: done.operation })).toMatchObject({ ok: true, value: { kept: [] } });
    expect(everyRow(ports)).toEqual(before);
  });

  test('writes nothing when a colleague has changed either row since it was compared', () => {
    const ports = doubledCrm();
    const { keep, drop } = compare(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
    const position = contacts.columns.findIndex(({ key }) => key === 'position') + 1;
    ports.book.put('CONTACTS', 3, position, [['Directrice']]);
    const before = everyRow(ports);
    const done = mergeRecords(ports, {
      table: 'contacts',
      keep: keep.id,
      drop: drop.id,
      choices: {},
      seen: { keep: keep.seen, drop: drop.seen },
    });
    expect(done).toMatchObject({ ok: false, error: { code: 'duplicates.changed' } });
    expect(everyRow(ports)).toEqual(before);
  });

  test('loses nothing when a colleague sorts the tab before any of its calls', () => {
    const column = contacts.columns.findIndex(({ key }) => key === 'email') + 1;
    const rows = (ports: MemoryPorts) =>
      everyRow(ports)
        .CONTACTS?.filter((row) => /[a-z]/i.test(row))
        .sort();
    const outcome = (at: number) => {
      const ports = doubledCrm();
      const { keep, drop } = compare(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
      const seen = { keep: keep.seen, drop: drop.seen };
      let call = 0;
      ports.gate.beforeCall = () => {
        call += 1;
        if (call === at) ports.book.sort('CONTACTS', column);
      };
      const done = mergeRecords(ports, { table: 'contacts', keep: keep.id, drop: drop.id, choices: {}, seen });
      ports.gate.beforeCall = null;
      expect(done, `sorted before call ${at}`).toMatchObject({ ok: true, value: { notices: [] } });
      return { rows: rows(ports), calls: call };
    };
    const quiet = outcome(0);
    for (let at = 1; at <= quiet.calls; at += 1) expect(outcome(at).rows, `before call ${at}`).toEqual(quiet.rows);
  });

  test('refuses a row that is gone, and a value under no header', () => {
    const ports = doubledCrm();
    expect(compareRecords(ports, { table: 'contacts', ids: ['CT-NADIA1', 'CT-PERDU0'] })).toMatchObject({
      ok: false,
      error: { code: 'duplicates.gone' },
    });
    ports.book.put('CONTACTS', 3, contacts.columns.length + 1, [['sans titre']]);
    expect(compareRecords(ports, { table: 'contacts', ids: ['CT-NADIA1', 'CT-NADIA2'] })).toMatchObject({
      ok: false,
      error: { code: 'duplicates.nameless' },
    });
  });
});

describe('merging two companies', () => {
  test('takes the sales of both along, once VENTES is kept', () => {
    const ports = doubledCrm();
    addTables(ports.book, [sales]);
    addRows(ports, sales, [
      { id: 'VE-000001', company: 'Laboratoires Mélisse', companyId: 'EN-MELISS', amount: 900 },
      { id: 'VE-000002', company: 'Mélisse', companyId: 'EN-MELIS2', amount: 100 },
    ]);
    expect(merge(ports, 'companies', ['EN-MELISS', 'EN-MELIS2'], { name: 'drop' }).summary).toContain('2\u00a0ventes');
    const [stays] = rowsOf(ports, companies).filter(({ id }) => String(id).startsWith('EN-MELIS'));
    expect(rowsOf(ports, sales).map(({ company, companyId }) => [company, companyId])).toEqual([
      [stays?.name, stays?.id],
      [stays?.name, stays?.id],
    ]);
  });

  test('unites their labels, moves their people, and renames them where they are named', () => {
    const ports = doubledCrm();
    const done = merge(ports, 'companies', ['EN-MELISS', 'EN-MELIS2'], { name: 'drop' });
    expect(done.summary).toContain('2\u00a0contacts');
    expect(rowsOf(ports, companies).map(({ id }) => id)).toEqual(['EN-VALMAR', 'EN-MELIS2']);
    expect(rowsOf(ports, companies)[1]).toMatchObject({
      name: 'Laboratoires Mélisse',
      type: 'Entreprise RSE',
      website: 'www.melisse.example',
      certifications: 'B Corp',
    });
    expect(contactRow(ports, 'CT-NADIA2')).toMatchObject({
      company: 'Laboratoires Mélisse',
      companyId: 'EN-MELIS2',
      label: 'nadia CHÉRIF (Laboratoires Mélisse)',
    });
    expect(contactRow(ports, 'CT-NADIA1').companyId).toBe('EN-MELIS2');
    const [, deal] = rowsOf(ports, opportunities);
    expect(deal).toMatchObject({ company: 'Laboratoires Mélisse', contact: 'nadia CHÉRIF (Laboratoires Mélisse)' });
    expect(rowsOf(ports, tenders)[0]?.companyId).toBe('EN-MELIS2');
    expectLinksHold(ports);
  });

  test('works the score out as the night does', () => {
    const ports = doubledCrm();
    merge(ports, 'companies', ['EN-MELISS', 'EN-MELIS2']);
    const kept = () => rowsOf(ports, companies).find(({ id }) => id === 'EN-MELIS2');
    const score = kept()?.score;
    expect(score).toBeTypeOf('number');
    expect(contactRow(ports, 'CT-NADIA1').score).toBe(score);
  });
});

describe('after a merge', () => {
  test('the check of the workbook finds nothing to mend', () => {
    const ports = doubledCrm();
    expect(reconcile(ports).ok).toBe(true);
    merge(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
    merge(ports, 'companies', ['EN-MELISS', 'EN-MELIS2']);
    const before = everyRow(ports);
    expect(reconcile(ports).ok).toBe(true);
    expect(everyRow(ports)).toEqual(before);
  });

  test('one intent and one seal tell it in the journal', () => {
    const ports = doubledCrm();
    const done = merge(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
    const lines = rowsOf(ports, journal).filter(({ operation }) => operation === done.operation);
    expect(lines.map(({ state }) => state)).toEqual(['Prévu', 'Fait']);
    expect(lines[0]?.summary).toBe(
      'CT-NADIA1 fusionnée dans CT-NADIA2 (Nadia CHÉRIF)\u00a0: 1\u00a0opportunité, 2\u00a0interactions, 1\u00a0relance.',
    );
  });

  test('the calls do not depend on the number of rows', () => {
    const callsWith = (others: number) => {
      const ports = doubledCrm();
      addRows(
        ports,
        contacts,
        Array.from({ length: others }, (_, index) =>
          person({ id: `CT-Z${String(index).padStart(5, '0')}`, firstName: `A${index}`, lastName: `B${index}` }),
        ),
      );
      const { keep, drop } = compare(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
      ports.gate.reset();
      const seen = { keep: keep.seen, drop: drop.seen };
      mergeRecords(ports, { table: 'contacts', keep: keep.id, drop: drop.id, choices: {}, seen });
      return ports.gate.weighted();
    };
    expect(callsWith(300)).toBe(callsWith(0));
  });
});

describe('where values come from', () => {
  const line = (subjectId: string, field: string, value: string, source: string, cost: number) => ({
    date: DAY(6, 1),
    tab: 'CONTACTS',
    subjectId,
    name: 'Nadia Cherif',
    field,
    value,
    source,
    cost,
  });
  const told = (ports: MemoryPorts) =>
    rowsOf(ports, enrichments).map(({ subjectId, field, source }) => `${subjectId} ${field} ${source}`);

  test('follows the values that the row that stays takes, and what was asked; the rest stays with what it has cost', () => {
    const ports = doubledCrm();
    const ids = ['CT-NADIA1', 'CT-NADIA2'] as const;
    const { keep, drop } = compare(ports, 'contacts', ids);
    const linkedin = 'https://www.linkedin.com/in/nadia-cherif';
    changeRow(ports, contacts, keep.id, { position: 'Directrice' });
    changeRow(ports, contacts, drop.id, { position: 'Responsable RSE', linkedin });
    addRows(ports, enrichments, [
      line(keep.id, 'Poste', 'Directrice', 'Apollo', 0.05),
      line(drop.id, 'LinkedIn', linkedin, 'Apollo', 0.03),
      line(drop.id, 'Poste', 'Responsable RSE', 'Apollo', 0.02),
      line(drop.id, 'Recherche', 'Aucune adresse sûre', 'Hunter', 0.02),
    ]);
    const before = everyRow(ports);
    const done = merge(ports, 'contacts', ids, { position: 'keep' });
    expect(contactRow(ports, keep.id)).toMatchObject({ position: 'Directrice', linkedin });
    expect(told(ports)).toEqual([
      `${keep.id} Poste Apollo`,
      `${drop.id} Poste Apollo`,
      `${keep.id} LinkedIn Apollo`,
      `${keep.id} Recherche Hunter`,
    ]);
    expect(rowsOf(ports, enrichments).reduce((sum, { cost }) => sum + Number(cost ?? 0), 0)).toBeCloseTo(0.12, 6);
    expect(undoOperation(ports, { operation: done.operation }).ok).toBe(true);
    expect(everyRow(ports)).toEqual(before);
  });
});

describe('taking a merge back', () => {
  const cell = <V extends Cell>(...values: V[]) => fc.constantFrom(...values);
  const anyContact = fc.record({
    firstName: cell('Nadia', 'nadia', ''),
    lastName: cell('Cherif', 'CHÉRIF'),
    email: cell('', 'a@melisse.example', 'b@melisse.example', 'nadia@gmail.com'),
    email2: cell('', 'c@melisse.example', 'a@melisse.example'),
    phone: cell('', '0499000000', '04 99 00 00 00', 'poste 12'),
    position: cell('', 'Directrice', 'Dir.'),
    stage: cell('', 'Lead', 'Contacté', 'Négociation', 'Perdu'),
    assignee: cell('', 'Malik Benali', 'Inès Carpentier'),
    optedOut: fc.boolean(),
    informedOn: fc.constantFrom(null, DAY(1, 2), DAY(3, 4)),
    addedOn: fc.constantFrom(null, DAY(1, 2), DAY(3, 4)),
    notes: cell('', 'Vue au salon.', 'Préfère le téléphone.\nLe matin.'),
    company: fc.constantFrom('', 'Ville de Valmarais', 'Laboratoires Mélisse'),
  });
  const choices = fc.dictionary(
    fc.constantFrom('firstName', 'lastName', 'email', 'position', 'stage', 'assignee', 'notes', 'company', 'phone'),
    fc.constantFrom<Choice>('keep', 'drop', 'both'),
  );
  const links = fc.array(
    fc.record({ of: fc.constantFrom('CT-DOUBL1', 'CT-DOUBL2'), stage: cell('Lead', 'En discussion', 'Perdu') }),
    { maxLength: 6 },
  );
  const IDS: Readonly<Record<string, string>> = {
    'Ville de Valmarais': 'EN-VALMAR',
    'Laboratoires Mélisse': 'EN-MELISS',
  };

  test('brings every former cell back, a hundred times out of a hundred', () => {
    fc.assert(
      fc.property(anyContact, anyContact, choices, links, (one, other, chosen, linked) => {
        const ports = smallCrm();
        const rows = [one, other].map((row, index) =>
          person({
            id: `CT-DOUBL${index + 1}`,
            companyId: IDS[row.company] ?? '',
            ...(row as Partial<RowOf<typeof contacts>>),
          }),
        );
        addRows(ports, contacts, rows);
        const labels = new Map(rows.map(({ id, label }) => [id, label ?? '']));
        linked.forEach(({ of, stage }, index) => {
          const link = { contact: labels.get(of) ?? '', contactId: of };
          addRows(ports, opportunities, [
            { id: `OP-TEST0${index}`, title: `T${index}`, stage, validatedStage: stage, ...link },
          ]);
          addRows(ports, interactions, [{ id: `IN-TEST0${index}`, date: DAY(5, index + 1), type: 'Appel', ...link }]);
          addRows(ports, history, [
            { date: DAY(5, index + 1), subject: 'Contact', subjectId: of, from: '', to: stage },
          ]);
        });
        const before = everyRow(ports);
        const done = merge(ports, 'contacts', ['CT-DOUBL1', 'CT-DOUBL2'], chosen);
        expectLinksHold(ports);
        expect(rowsOf(ports, contacts).filter(({ id }) => String(id).startsWith('CT-DOUBL'))).toHaveLength(1);
        const undone = undoOperation(ports, { operation: done.operation });
        expect(undone).toMatchObject({ ok: true, value: { kept: [] } });
        expect(everyRow(ports)).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps what a colleague has typed since, and says so', () => {
    const ports = doubledCrm();
    const done = merge(ports, 'contacts', ['CT-NADIA1', 'CT-NADIA2']);
    const place = ports.book.rows('CONTACTS').findIndex((row) => row.includes('CT-NADIA2')) + 1;
    const email = contacts.columns.findIndex(({ key }) => key === 'email') + 1;
    ports.book.put('CONTACTS', place, email, [['nadia@ailleurs.example']]);
    const undone = undoOperation(ports, { operation: done.operation });
    expect(undone).toMatchObject({ ok: true, value: { kept: [expect.stringContaining('Email')] } });
    expect(contactRow(ports, 'CT-NADIA2').email).toBe('nadia@ailleurs.example');
    expect(contactRow(ports, 'CT-NADIA1').email).toBe('nadia.cherif@melisse.example');
  });
});
