import { describe, expect, test } from 'vitest';
import { companies, contacts, history, opportunities } from '../../../src/crm/tables/index.ts';
import { commitImport, type ImportCommit } from '../../../src/jobs/imports/commit-import.ts';
import { matchColumns } from '../../../src/jobs/imports/match-columns.ts';
import { previewImport } from '../../../src/jobs/imports/preview-import.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, contactRow, interactionRows, person, rowsOf, smallCrm } from '../crm-workbook.ts';

type Rows = readonly Readonly<Record<string, string>>[];

/** A file whose columns are named by what they become. */
function file(table: ImportCommit['table'], rows: Rows): ImportCommit {
  const uses = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    table,
    headers: uses,
    uses: uses.map((use) => (use.includes('.') ? use : `${table}.${use}`)),
    rows: rows.map((row) => uses.map((use) => row[use] ?? '')),
    lines: rows.map((_, index) => index + 2),
    unclosed: [],
    taken: [],
    stageReason: '',
    memory: { source: 'other', corrected: {} },
    origin: 'Import',
  };
}

function preview(ports: MemoryPorts, request: ImportCommit) {
  const seen = previewImport(ports, request);
  if (!seen.ok) throw new Error(seen.error.message);
  return seen.value;
}

function commit(ports: MemoryPorts, request: ImportCommit) {
  const done = commitImport(ports, request);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

describe('a file of companies', () => {
  test('is known by SIREN, then by name whatever its legal form, and completed', () => {
    const ports = smallCrm();
    const request = file('companies', [
      { name: 'LABORATOIRES MELISSE SAS', siren: '552100554', size: '1 250', city: 'Lyon' },
      { name: 'Mélisse (siège)', siren: '552 100 554', sector: 'Cosmétique' },
      { name: 'Coopérative Terrelane', size: 'beaucoup' },
    ]);
    expect(preview(ports, request)).toMatchObject({
      counts: { created: 0, completed: 0, conflicting: 1, merged: 1, leftOut: 1 },
    });
    const again = file(
      'companies',
      request.rows.slice(0, 1).map((cells) => ({ name: cells[0] ?? '', siren: cells[1] ?? '', size: cells[2] ?? '' })),
    );
    commit(ports, again);
    expect(rowsOf(ports, companies).find(({ id }) => id === 'EN-MELISS')).toMatchObject({
      name: 'Laboratoires Mélisse',
      siren: '552100554',
      size: 1250,
    });
    expect(preview(ports, again).counts).toMatchObject({ identical: 1 });
  });
});

describe('a file of opportunities', () => {
  const DEAL = {
    title: 'Ruchers pédagogiques',
    company: 'Laboratoires Mélisse',
    contact: 'nadia.cherif@melisse.example',
    amount: '12 500,00 €',
    closesOn: '30/09/2026',
    stage: 'Devis envoyé',
  };

  test('is linked to its company and main contact, dated, weighed, and comes in at its stage', () => {
    const ports = smallCrm();
    commit(ports, file('opportunities', [DEAL]));
    expect(rowsOf(ports, opportunities).at(-1)).toMatchObject({
      companyId: 'EN-MELISS',
      contact: 'Nadia Cherif (Laboratoires Mélisse)',
      contactId: 'CT-NADIA1',
      amount: 12_500,
      stage: 'Proposition envoyée',
      validatedStage: 'Proposition envoyée',
      weightedAmount: 6_250,
    });
    expect(rowsOf(ports, history).at(-1)).toMatchObject({ subject: 'Opportunité', to: 'Proposition envoyée' });
  });

  test('lost without a reason, or won without an amount, stays open and says so', () => {
    const ports = smallCrm();
    const request = file('opportunities', [
      { ...DEAL, title: 'Perdue', stage: 'Closed lost' },
      { ...DEAL, title: 'Gagnée', stage: 'Closed won', amount: '' },
    ]);
    const { heldBack, notices } = preview(ports, request);
    expect(heldBack).toBe(2);
    expect(notices.join()).toContain('Perdu');
    commit(ports, request);
    const stages = rowsOf(ports, opportunities).map(({ stage }) => stage);
    expect(stages.slice(-2)).toEqual(['Lead', 'Lead']);
  });
});

describe('names that lead to other rows', () => {
  test('of two lines that name two companies for somebody, the first is kept, and its link', () => {
    const ports = smallCrm();
    const odile = { lastName: 'Perrin', firstName: 'Odile', email: 'odile@noroit.example' };
    const lines = [
      { ...odile, company: 'Ville de Valmarais' },
      { ...odile, company: 'Laboratoires Mélisse' },
    ];
    commit(ports, file('contacts', lines));
    expect(rowsOf(ports, contacts).at(-1)).toMatchObject({ company: 'Ville de Valmarais', companyId: 'EN-VALMAR' });
  });

  test('a main contact is the same by address or by label, and another one is asked about', () => {
    const ports = smallCrm();
    const deal = { title: 'Gestion différenciée des parcs', company: 'Valmarais' };
    const same = file('opportunities', [{ ...deal, contact: 'claire.vasseur@valmarais.example' }]);
    expect(preview(ports, same).counts).toMatchObject({ identical: 1, conflicting: 0 });
    const other = file('opportunities', [{ ...deal, contact: 'nadia.cherif@melisse.example' }]);
    const [conflict] = preview(ports, other).conflicts;
    commit(ports, { ...other, taken: [{ key: conflict?.key ?? '', here: conflict?.here ?? '' }] });
    expect(rowsOf(ports, opportunities)[0]).toMatchObject({
      contact: 'Nadia Cherif (Laboratoires Mélisse)',
      contactId: 'CT-NADIA1',
    });
  });

  test('a stage comes to a row that has none, through its gate', () => {
    const ports = smallCrm();
    addRows(ports, contacts, [
      person({ id: 'CT-ODILE1', firstName: 'Odile', lastName: 'Perrin', email: 'odile@noroit.example' }),
    ]);
    commit(ports, file('contacts', [{ lastName: 'Perrin', email: 'odile@noroit.example', stage: 'Négociation' }]));
    expect(contactRow(ports, 'CT-ODILE1')).toMatchObject({ stage: 'Lead', validatedStage: 'Lead' });
    expect(rowsOf(ports, history).at(-1)).toMatchObject({ subjectId: 'CT-ODILE1', to: 'Lead' });
  });
});

describe('a stage that the file says otherwise', () => {
  const request = file('contacts', [
    { lastName: 'Vasseur', firstName: 'Claire', company: 'Ville de Valmarais', stage: 'Contacté' },
  ]);
  const taken = [{ key: 'contacts/CT-CLAIRE/stage', here: 'Lead' }];

  test('goes through its gate, which says what is missing', () => {
    const ports = smallCrm();
    expect(interactionRows(ports)).toEqual([]);
    const done = commit(ports, { ...request, taken });
    expect(done.notices.join()).toContain('CT-CLAIRE reste en Lead');
    expect(contactRow(ports, 'CT-CLAIRE').stage).toBe('Lead');
  });

  test('is forced for a reason that HISTORIQUE keeps, and taken back', () => {
    const ports = smallCrm();
    const { operation } = commit(ports, { ...request, taken, stageReason: 'Ancien CRM' });
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({ stage: 'Contacté', validatedStage: 'Contacté' });
    expect(rowsOf(ports, history).at(-1)).toMatchObject({ from: 'Lead', to: 'Contacté', forcedReason: 'Ancien CRM' });
    undoOperation(ports, { operation });
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({ stage: 'Lead', validatedStage: 'Lead' });
  });
});

describe('a row that several rows of the workbook may be', () => {
  test('is left out, with their identifiers', () => {
    const ports = smallCrm();
    addRows(ports, contacts, [
      person({ id: 'CT-DOUBLE', firstName: 'Nadia', lastName: 'Cherif', email: 'nadia.cherif@melisse.example' }),
    ]);
    const { leftOut } = preview(
      ports,
      file('contacts', [{ lastName: 'Cherif', email: 'nadia.cherif@melisse.example' }]),
    );
    expect(leftOut).toMatchObject([
      { line: 2, why: 'Plusieurs fiches lui correspondent\u00a0: CT-NADIA1, CT-DOUBLE.' },
    ]);
  });
});

describe('the columns of a file', () => {
  const match = (ports: MemoryPorts, rows: readonly (readonly string[])[]) => {
    const found = matchColumns(ports, { table: '', source: 'other', rows });
    if (!found.ok) throw new Error(found.error.message);
    return found.value;
  };

  test('tell which table it is, below its titles', () => {
    const ports = smallCrm();
    const found = match(ports, [
      ['Clients 2026', '', '', ''],
      ['', '', '', ''],
      ['Raison sociale', 'SIREN', 'Effectif', 'Ville'],
      ['Coopérative Terrelane', '732829320', '42', 'Vaubrun'],
      ['Atelier Noroît', '552100554', '7', 'Lyon'],
    ]);
    expect(found).toMatchObject({ table: 'companies', headerRows: 3 });
    expect(found.columns.map(({ use }) => use)).toEqual([
      'companies.name',
      'companies.siren',
      'companies.size',
      'companies.city',
    ]);
  });

  test('are read by their content when they have no header', () => {
    const ports = smallCrm();
    const { columns, headerRows } = match(ports, [
      ['Odile Perrin', 'odile.perrin@noroit.example', '06 12 34 56 78'],
      ['Bastien Royer', 'b.royer@vaubrun.example', '06 98 76 54 32'],
    ]);
    expect(headerRows).toBe(0);
    expect(columns.map(({ use }) => use)).toEqual(['contacts.fullName', 'contacts.email', 'contacts.mobile']);
  });

  test('that the system writes are never offered', () => {
    const { fields } = match(smallCrm(), [
      ['Nom', 'Score ICP'],
      ['Perrin', '80'],
    ]);
    expect(fields.map(({ use }) => use)).not.toContain('contacts.score');
  });
});
