import { beforeEach, describe, expect, test } from 'vitest';
import { companies, contacts, interactions, journal, opportunities } from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { RowName } from '../../../src/jobs/records/editable.ts';
import { floor as formFloor, loadRecordForm } from '../../../src/jobs/records/load-record-form.ts';
import { previewScore, floor as scoreFloor } from '../../../src/jobs/records/preview-score.ts';
import { revealRow, revealScale } from '../../../src/jobs/records/reveal-row.ts';
import { type RecordUpdate, updateRecord } from '../../../src/jobs/records/update-record.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import { handle } from '../../../src/rpc/index.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, contactRow, person, rowsOf } from '../crm-workbook.ts';
import { recordCrm } from '../record-workbook.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

const SYLVE: RowName = { table: 'companies', id: 'EN-SYLVE0' };
const ROMANE: RowName = { table: 'contacts', id: 'CT-ROMANE' };
const RUCHES: RowName = { table: 'opportunities', id: 'OP-RUCHES' };

let ports: MemoryPorts;
beforeEach(() => {
  ports = recordCrm();
  scoreAll(ports);
  ports.gate.reset();
});

function form(row: RowName) {
  const loaded = loadRecordForm(ports, row);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value;
}

/** Saves what was typed over what the form showed. */
function update(row: RowName, fields: Record<string, string>, seen?: Readonly<Record<string, string>>): RecordUpdate {
  const saved = updateRecord(ports, { ...row, fields, seen: seen ?? form(row).values });
  if (!saved.ok) throw new Error(saved.error.message);
  return saved.value;
}

function saved(result: RecordUpdate) {
  if (result.kind !== 'saved') throw new Error(JSON.stringify(result));
  return result;
}

const company = (id = 'EN-SYLVE0') => rowsOf(ports, companies).find((row) => row.id === id) ?? {};
const deal = (id: string) => rowsOf(ports, opportunities).find((row) => row.id === id) ?? {};
const weighted = () => ports.gate.calls.filter(({ kind, name }) => kind !== 'free' || name === 'lock.release').length;

/** A colleague types in a cell. */
function type(table: typeof companies | typeof contacts, id: string, key: string, value: string | number) {
  const line = ports.book.rows(table.tab).findIndex((row) => row[0] === id) + 1;
  ports.book.type(table.tab, line, table.columns.findIndex((column) => column.key === key) + 1, value);
}

describe('the form of a record', () => {
  test('has the columns that the team fills, as they stand; the stage is moved elsewhere', () => {
    const { title, fields, values } = form(ROMANE);
    expect(title).toBe('Romane Obry (Sylve Habitat)');
    expect(fields.map(({ key }) => key)).not.toContain('stage');
    expect(fields.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['lastName', 'company', 'optedOut', 'informedOn']),
    );
    expect(values).toMatchObject({ lastName: 'Obry', dueOn: '2026-06-18', optedOut: '', company: 'Sylve Habitat' });
  });

  test('suggests the names that a field may point to', () => {
    expect(form(ROMANE).suggestions).toEqual({
      company: ['Ville de Valmarais', 'Laboratoires Mélisse', 'Sylve Habitat'],
    });
    expect(form(RUCHES).suggestions.contact).toContain('Romane Obry (Sylve Habitat)');
  });

  test('says which cell cannot be read', () => {
    type(companies, 'EN-SYLVE0', 'budget', 'environ 20 k');
    expect(form(SYLVE)).toMatchObject({
      values: { budget: '' },
      problems: { budget: expect.stringContaining('environ 20 k') },
    });
  });

  test('costs three reads at most', () => {
    for (const row of [SYLVE, ROMANE, RUCHES]) {
      ports.gate.reset();
      form(row);
      expect(weighted(), row.table).toBeLessThanOrEqual(formFloor.read);
    }
  });

  test('of a row that is gone says so', () => {
    expect(loadRecordForm(ports, { table: 'contacts', id: 'CT-PARTIE' })).toMatchObject({
      ok: false,
      error: { code: 'record.gone' },
    });
  });
});

describe('saving', () => {
  test('writes what was typed, reads it as a cell would, and can be undone', () => {
    const before = company();
    const done = saved(update(SYLVE, { sector: 'Promotion immobilière', siren: '999 413 027', phone: '0478556600' }));
    expect(done.changed).toEqual(['Secteur', 'SIREN', 'Téléphone']);
    expect(company()).toMatchObject({ sector: 'Promotion immobilière', phone: '04 78 55 66 00' });
    expect(undoOperation(ports, { operation: done.operation }).ok).toBe(true);
    expect(company()).toEqual(before);
  });

  test('writes nothing when nothing differs from what was seen', () => {
    const lines = rowsOf(ports, journal).length;
    expect(saved(update(SYLVE, { sector: '', website: 'www.sylve-habitat.example' }))).toEqual({
      kind: 'saved',
      operation: '',
      changed: [],
      notices: [],
    });
    expect(rowsOf(ports, journal)).toHaveLength(lines);
  });

  test('says beside each field what to type, and writes nothing until all are right', () => {
    const result = update(SYLVE, { email: 'contact@sylve', budget: 'beaucoup', sector: 'Habitat', name: ' ' });
    expect(result.kind === 'invalid' && Object.keys(result.errors).sort()).toEqual(['budget', 'email', 'name']);
    expect(result.kind === 'invalid' && plain(result.errors.email ?? '')).toContain('« .fr »');
    expect(company().sector).toBeUndefined();
  });

  test('keeps a cell that a colleague has changed meanwhile, says so, and saves the others', () => {
    const seen = form(SYLVE).values;
    type(companies, 'EN-SYLVE0', 'sector', 'Bâtiment');
    const done = saved(update(SYLVE, { sector: 'Habitat', csrLead: 'Romane Obry' }, seen));
    expect(company()).toMatchObject({ sector: 'Bâtiment', csrLead: 'Romane Obry' });
    expect(done.changed).toEqual(['Responsable RSE']);
    expect(done.notices.map(plain)).toEqual([
      '« Secteur » a été remplacée par « Bâtiment » entre-temps dans le tableau : cette valeur est gardée.',
    ]);
  });

  test('agrees with a colleague who typed the same', () => {
    const seen = form(SYLVE).values;
    type(companies, 'EN-SYLVE0', 'sector', 'Habitat');
    expect(saved(update(SYLVE, { sector: 'Habitat' }, seen)).notices).toEqual([]);
  });

  test('leaves a cell that nobody can read to the person who typed it', () => {
    type(companies, 'EN-SYLVE0', 'budget', 'environ 20 k');
    const done = saved(update(SYLVE, { budget: '20000' }));
    expect(company().budget).toBe('environ 20 k');
    expect(done.notices).toHaveLength(1);
  });

  test('refuses the columns that no card edits: the system’s, the stage, and those that do not exist', () => {
    for (const key of ['score', 'stage', 'validatedStage', 'companyId', 'nope', '__proto__']) {
      const result = updateRecord(ports, { ...ROMANE, fields: { ...JSON.parse(`{"${key}":"99"}`) }, seen: {} });
      expect(result, key).toMatchObject({ ok: false, error: { code: 'record.field' } });
    }
  });

  test('keeps a text that begins like a formula as a text', () => {
    update(SYLVE, { sector: '=HYPERLINK("https://piege.example";"clic")' });
    expect(company().sector).toBe('=HYPERLINK("https://piege.example";"clic")');
  });

  test('says that the row is gone', () => {
    expect(
      updateRecord(ports, { table: 'companies', id: 'EN-PARTIE', fields: { sector: 'x' }, seen: {} }),
    ).toMatchObject({
      ok: false,
      error: { code: 'record.gone' },
    });
  });
});

describe('what follows from an edit', () => {
  test('a known budget is worked into the score, its explanation, and the contacts of the company', () => {
    update(SYLVE, { budget: '85 000' });
    expect(company()).toMatchObject({ budget: 85_000, score: 73, scoreDetail: expect.stringContaining('14/20') });
    expect(contactRow(ports, 'CT-ROMANE').score).toBe(73);
    expect(contactRow(ports, 'CT-TANGUY').score).toBe(73);
    expect(contactRow(ports, 'CT-NADIA1').score).not.toBe(73);
  });

  test('the score is the one that the night works out', () => {
    update(SYLVE, { budget: '12 000', certifications: 'B Corp, ESS' });
    const { score, scoreDetail } = company();
    scoreAll(ports);
    expect(company()).toMatchObject({ score, scoreDetail });
  });

  test('the first decision-maker of a company raises its score', () => {
    update(ROMANE, { role: 'Utilisateur' });
    expect(company().score).toBe(54);
  });

  test('a budget confirmed on an opportunity raises the score of its company', () => {
    update(RUCHES, { budgetConfirmed: 'true' });
    expect(company().score).toBe(65);
  });

  test('a postcode gives the département', () => {
    update(SYLVE, { postcode: '20137', city: 'Porto-Vecchio' });
    expect(company().department).toBe('2A');
  });

  test('a contact who changes company is linked to it, and takes its score', () => {
    update(ROMANE, { company: 'laboratoires melisse' });
    expect(contactRow(ports, 'CT-ROMANE')).toMatchObject({
      company: 'Laboratoires Mélisse',
      companyId: 'EN-MELISS',
      label: 'Romane Obry (Laboratoires Mélisse)',
      score: company('EN-MELISS').score,
    });
    expect(company().scoreDetail).not.toContain('décideur connu');
  });

  test('a company or a contact that nobody knows is never guessed', () => {
    addRows(ports, companies, [{ id: 'EN-DOUBLE', name: 'Sylve Habitat' }]);
    const unknown = update(ROMANE, { company: 'Sylves & Cie' });
    const several = update({ table: 'contacts', id: 'CT-CLAIRE' }, { company: 'Sylve Habitat' });
    const nobody = update(RUCHES, { contact: 'Personne' });
    expect(unknown.kind === 'invalid' && plain(unknown.errors.company ?? '')).toContain('Aucune entreprise');
    expect(several.kind === 'invalid' && plain(several.errors.company ?? '')).toContain('Plusieurs entreprises');
    expect(nobody.kind === 'invalid' && plain(nobody.errors.contact ?? '')).toContain('Aucun contact');
  });

  test('an amount is weighed by the team’s probability, else by that of the stage', () => {
    update(RUCHES, { amount: '20 000' });
    expect(deal('OP-RUCHES')).toMatchObject({ amount: 20_000, weightedAmount: 7_000 });
    update(RUCHES, { probability: '50' });
    expect(deal('OP-RUCHES')).toMatchObject({ probability: 0.5, weightedAmount: 10_000 });
  });

  test('an opportunity is linked to the contact chosen', () => {
    update(RUCHES, { contact: 'Tanguy Lemoël' });
    expect(deal('OP-RUCHES')).toMatchObject({ contact: 'Tanguy Lemoël (Sylve Habitat)', contactId: 'CT-TANGUY' });
  });
});

describe('the score to come', () => {
  const preview = (row: RowName, fields: Record<string, string>) =>
    previewScore(ports, { ...row, fields, seen: form(row).values });

  test('is the one that saving would write', () => {
    expect(preview(SYLVE, { budget: '85 000' })).toEqual({ ok: true, value: { now: 59, next: 73 } });
    expect(preview(ROMANE, { role: 'Utilisateur' })).toEqual({ ok: true, value: { now: 59, next: 54 } });
    expect(company().budget).toBeUndefined();
  });

  test('is not worked out while the fact cannot be read, nor for anything else', () => {
    expect(preview(SYLVE, { budget: 'beauc' })).toEqual({ ok: true, value: null });
    expect(preview(SYLVE, { sector: 'Habitat' })).toEqual({ ok: true, value: null });
  });

  test('costs the six tables of a score', () => {
    const seen = form(SYLVE).values;
    ports.gate.reset();
    previewScore(ports, { ...SYLVE, fields: { budget: '1' }, seen });
    expect(weighted()).toBe(scoreFloor.read);
  });
});

describe('in calls of the cost model, saving costs', () => {
  test.each([3, 300])('the same with %i more contacts', (count) => {
    addRows(
      ports,
      contacts,
      Array.from({ length: count }, (_, index) => person({ id: `CT-${index}`, lastName: `Nom ${index}` })),
    );
    const seen = { company: form(SYLVE).values, contact: form(ROMANE).values };
    ports.gate.reset();
    updateRecord(ports, { ...SYLVE, fields: { sector: 'Habitat' }, seen: seen.company });
    // The lock taken and given back, ENTREPRISES, PARAMETRES, the cell and its reading back, and the journal’s two lines.
    expect(weighted()).toBe(8);
    ports.gate.reset();
    updateRecord(ports, { ...ROMANE, fields: { nextAction: '', dueOn: '' }, seen: seen.contact });
    expect(weighted()).toBe(8);
    ports.gate.reset();
    updateRecord(ports, { ...SYLVE, fields: { budget: '85000' }, seen: seen.company });
    expect(weighted()).toBe(15);
  });
});

describe('« Ouvrir la ligne dans le tableau »', () => {
  test('selects the row where it now stands', () => {
    expect(revealRow(ports, ROMANE).ok).toBe(true);
    expect(ports.book.selected).toEqual({ tab: 'CONTACTS', row: 5 });
    ports.book.insertRows('CONTACTS', 2, 3);
    expect(revealRow(ports, ROMANE).ok).toBe(true);
    expect(ports.book.selected).toEqual({ tab: 'CONTACTS', row: 8 });
    expect(revealRow(ports, { table: 'contacts', id: 'CT-PARTIE' })).toMatchObject({ error: { code: 'record.gone' } });
  });

  test('« Voir le barème » selects the first line of the score in PARAMETRES', () => {
    expect(revealScale(ports).ok).toBe(true);
    const { tab, row } = ports.book.selected ?? { tab: '', row: 0 };
    expect([tab, String(ports.book.rows(tab)[row - 1]?.[0])]).toEqual(['PARAMETRES', 'ICP']);
  });
});

test('a page may ask for the tables of a card only, with texts only', () => {
  for (const input of [
    { table: 'settings', id: 'x' },
    { table: 'contacts', id: '' },
    { table: 'contacts', id: 'CT-ROMANE', fields: { email: 3 }, seen: {} },
  ]) {
    expect(handle(ports, 'records.update', { fields: {}, seen: {}, ...input })).toMatchObject({
      ok: false,
      error: { code: 'rpc.input' },
    });
  }
});

describe('a new name', () => {
  const cells = (table: Table, column: string) => rowsOf(ports, table).map((row) => row[column]);

  test('of a company is written wherever the company is named, labels of its people included', () => {
    const done = saved(update(SYLVE, { name: 'Sylve Habitat et Jardins' }));
    expect(contactRow(ports, 'CT-ROMANE')).toMatchObject({
      company: 'Sylve Habitat et Jardins',
      label: 'Romane Obry (Sylve Habitat et Jardins)',
    });
    expect(deal('OP-RUCHES')).toMatchObject({
      company: 'Sylve Habitat et Jardins',
      contact: 'Romane Obry (Sylve Habitat et Jardins)',
    });
    expect(cells(interactions, 'company').filter((name) => name === 'Sylve Habitat')).toEqual([]);
    expect(cells(interactions, 'contact')).toContain('Tanguy Lemoël (Sylve Habitat et Jardins)');
    expect(deal('OP-MELISS').company).toBe('Laboratoires Mélisse');

    const after = rowsOf(ports, contacts);
    expect(undoOperation(ports, { operation: done.operation }).ok).toBe(true);
    expect(rowsOf(ports, contacts)).not.toEqual(after);
    expect(cells(interactions, 'contact')).toContain('Tanguy Lemoël (Sylve Habitat)');
    expect(company().name).toBe('Sylve Habitat');
  });

  test('of a person is written in the opportunities and interactions that name it', () => {
    update(ROMANE, { lastName: 'Obry-Lemoël' });
    expect(contactRow(ports, 'CT-ROMANE').label).toBe('Romane Obry-Lemoël (Sylve Habitat)');
    expect(deal('OP-RUCHES').contact).toBe('Romane Obry-Lemoël (Sylve Habitat)');
    expect(cells(interactions, 'contact')).not.toContain('Romane Obry (Sylve Habitat)');
  });

  test('leaves what a person typed instead of the name', () => {
    const place = opportunities.columns.findIndex(({ key }) => key === 'company') + 1;
    const row = ports.book.rows('OPPORTUNITES').findIndex(([id]) => id === 'OP-RUCHES') + 1;
    ports.book.type('OPPORTUNITES', row, place, 'Sylve, à vérifier');
    update(SYLVE, { name: 'Sylve Jardins' });
    expect(deal('OP-RUCHES').company).toBe('Sylve, à vérifier');
    expect(deal('OP-SUIVI0').company).toBe('Sylve Jardins');
  });

  test('of an opportunity is written in its exchanges', () => {
    addRows(ports, interactions, [
      { id: 'IN-RUCHES', opportunity: 'Douze ruches parrainées', opportunityId: 'OP-RUCHES', contactId: 'CT-ROMANE' },
    ]);
    update(RUCHES, { title: 'Vingt ruches parrainées' });
    expect(cells(interactions, 'opportunity')).toContain('Vingt ruches parrainées');
  });
});
