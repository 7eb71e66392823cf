import { describe, expect, test } from 'vitest';
import { companies, contacts, history } from '../../../src/crm/tables/index.ts';
import { commitImport, type ImportCommit } from '../../../src/jobs/imports/commit-import.ts';
import { previewImport } from '../../../src/jobs/imports/preview-import.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, contactRow, person, rowsOf, smallCrm } from '../crm-workbook.ts';

const COLUMNS = {
  Prénom: 'contacts.firstName',
  Nom: 'contacts.lastName',
  Email: 'contacts.email',
  Poste: 'contacts.position',
  Entreprise: 'contacts.company',
  Statut: 'contacts.stage',
  SIREN: 'companies.siren',
} as const;

/** A file of contacts; cells left out are blank. */
function file(...rows: readonly Partial<Record<keyof typeof COLUMNS, string>>[]): ImportCommit {
  const headers = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  return {
    table: 'contacts',
    headers,
    uses: Object.values(COLUMNS),
    rows: rows.map((row) => headers.map((header) => row[header] ?? '')),
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

/** Everything but the journal. */
const cells = (ports: MemoryPorts) =>
  [contacts, companies].map((table) =>
    ports.book.rows(table.tab).filter((row) => row.some((cell) => cell !== '' && cell !== false)),
  );

const BASTIEN = { Prénom: 'Bastien', Nom: 'Royer', Email: 'b.royer@vaubrun.example', Entreprise: 'Commune de Vaubrun' };

describe('a file of contacts', () => {
  test('brings people in with their companies, linked, dated and in the first stage', () => {
    const ports = smallCrm();
    const done = commit(ports, file(BASTIEN, { Prénom: 'Odile', Nom: 'Perrin', Entreprise: 'Mairie de Vaubrun' }));
    expect(done).toMatchObject({ created: 2, companies: 1, completed: 0, informBefore: '2026-07-16' });
    const [bastien, odile] = rowsOf(ports, contacts).slice(-2);
    const firm = rowsOf(ports, companies).at(-1);
    expect(firm).toMatchObject({ name: 'Commune de Vaubrun' });
    expect(bastien).toMatchObject({
      firstName: 'Bastien',
      company: 'Commune de Vaubrun',
      companyId: firm?.id,
      label: 'Bastien Royer (Commune de Vaubrun)',
      stage: 'Lead',
      validatedStage: 'Lead',
      source: 'Import',
    });
    expect(odile).toMatchObject({ company: 'Commune de Vaubrun', companyId: firm?.id });
    expect(rowsOf(ports, history).slice(-2)).toMatchObject([
      { subjectId: bastien?.id, to: 'Lead' },
      { subjectId: odile?.id },
    ]);
  });

  test('fills what is blank, and asks about what differs', () => {
    const ports = smallCrm();
    const request = file({
      Prénom: 'NADIA',
      Nom: 'Cherif',
      Email: 'Nadia.Cherif@melisse.example',
      Poste: 'Directrice RSE',
      Entreprise: 'Laboratoires Mélisse SAS',
    });
    expect(preview(ports, request)).toMatchObject({
      counts: { created: 0, completed: 1, identical: 0, conflicting: 0, companies: 0 },
      completed: [{ name: 'Nadia Cherif', changes: ['Poste\u00a0: Directrice RSE'] }],
    });
    commit(ports, request);
    expect(contactRow(ports, 'CT-NADIA1')).toMatchObject({ firstName: 'Nadia', position: 'Directrice RSE' });
    expect(preview(ports, request).counts).toMatchObject({ identical: 1, completed: 0 });
  });

  test('never replaces a typed value unless told so for that very value', () => {
    const ports = smallCrm();
    const request = file({
      Email: 'claire.vasseur@valmarais.example',
      Prénom: 'Claire',
      Nom: 'Vasseur',
      Poste: 'Cheffe',
    });
    const [conflict] = preview(ports, request).conflicts;
    expect(conflict).toMatchObject({ field: 'Poste', here: 'Directrice des espaces verts', there: 'Cheffe' });
    expect(commit(ports, request)).toMatchObject({ taken: 0, kept: 1, operation: '' });
    const key = conflict?.key ?? '';
    expect(commit(ports, { ...request, taken: [{ key, here: 'Autre chose' }] })).toMatchObject({ taken: 0, kept: 1 });
    expect(contactRow(ports, 'CT-CLAIRE').position).toBe('Directrice des espaces verts');
    commit(ports, { ...request, taken: [{ key, here: 'Directrice des espaces verts' }] });
    expect(contactRow(ports, 'CT-CLAIRE').position).toBe('Cheffe');
  });

  test('is taken back whole in one click', () => {
    const ports = smallCrm();
    const before = cells(ports);
    const { operation } = commit(
      ports,
      file(BASTIEN, { Email: 'nadia.cherif@melisse.example', Prénom: 'Nadia', Nom: 'Cherif', Poste: 'Directrice RSE' }),
    );
    expect(cells(ports)).not.toEqual(before);
    expect(undoOperation(ports, { operation })).toMatchObject({ ok: true, value: { kept: [] } });
    expect(cells(ports)).toEqual(before);
  });

  test('merges its own duplicates, by address or by name and company', () => {
    const ports = smallCrm();
    const request = file(
      BASTIEN,
      { Prénom: 'Royer', Nom: 'BASTIEN', Entreprise: 'Vaubrun', Poste: 'Maire' },
      { ...BASTIEN, Poste: 'Adjoint' },
    );
    expect(preview(ports, request).counts).toMatchObject({ created: 1, merged: 2 });
    commit(ports, request);
    expect(rowsOf(ports, contacts).at(-1)).toMatchObject({ lastName: 'Royer', position: 'Maire' });
  });

  test('keeps two people of one mailbox apart', () => {
    const ports = smallCrm();
    const shared = 'contact@vaubrun.example';
    const request = file({ ...BASTIEN, Email: shared }, { Prénom: 'Odile', Nom: 'Perrin', Email: shared });
    expect(preview(ports, request).counts).toMatchObject({ created: 2, merged: 0 });
  });

  test('leaves out who objected, who has no name, and what nobody can read, with the reason', () => {
    const ports = smallCrm();
    const request = file(
      { Email: 'contact@vaubrun.example' },
      { ...BASTIEN, Email: 'b.royer@' },
      { Prénom: 'Paul', Nom: 'Vassal', Email: 'paul@vassal.example' },
    );
    addRows(ports, contacts, [
      person({ id: 'CT-OPPOSE', firstName: 'Paul', lastName: 'Vassal', email: 'paul@vassal.example', optedOut: true }),
    ]);
    const { leftOut, counts } = preview(ports, request);
    expect(counts).toMatchObject({ created: 0, leftOut: 3 });
    expect(leftOut.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(leftOut.map(({ why }) => why)).toEqual([
      'Ni nom ni prénom.',
      'E-mail «\u00a0b.royer@\u00a0».',
      'Cette personne s’est opposée à la prospection.',
    ]);
    expect(commit(ports, request)).toMatchObject({ operation: '', leftOut: 3 });
  });

  test('comes in at the furthest stage that its gates let in, unless forced for a reason', () => {
    const ports = smallCrm();
    const request = file({ ...BASTIEN, Statut: 'Negotiation' });
    expect(preview(ports, request)).toMatchObject({ heldBack: 1 });
    const { operation } = commit(ports, request);
    expect(rowsOf(ports, contacts).at(-1)).toMatchObject({ stage: 'Lead' });
    undoOperation(ports, { operation });
    commit(ports, { ...request, stageReason: 'Reprise du CRM précédent' });
    expect(rowsOf(ports, contacts).at(-1)).toMatchObject({ stage: 'Négociation', validatedStage: 'Négociation' });
    expect(rowsOf(ports, history).at(-1)).toMatchObject({
      to: 'Négociation',
      forcedReason: 'Reprise du CRM précédent',
    });
  });

  test('keeps a word that no list knows in the notes', () => {
    const ports = smallCrm();
    const request = file({ ...BASTIEN, Statut: 'MQL vague 3' });
    expect(preview(ports, request).notices.join()).toContain('MQL vague 3');
    commit(ports, request);
    expect(rowsOf(ports, contacts).at(-1)).toMatchObject({ stage: 'Lead', notes: 'Statut\u00a0: MQL vague 3' });
  });

  test('knows a company by its SIREN, whatever its name', () => {
    const ports = smallCrm();
    addRows(ports, companies, [{ id: 'EN-NOROIT', name: 'Atelier Noroît', siren: '732829320' }]);
    commit(ports, file({ ...BASTIEN, Entreprise: 'Noroît Ateliers', SIREN: '732 829 320' }));
    expect(rowsOf(ports, contacts).at(-1)).toMatchObject({ company: 'Atelier Noroît', companyId: 'EN-NOROIT' });
  });

  test('stays text: nothing of it is ever a formula', () => {
    const ports = smallCrm();
    commit(ports, file({ ...BASTIEN, Poste: '=HYPERLINK("https://mal.example";"clic")' }));
    expect(rowsOf(ports, contacts).at(-1)?.position).toBe('=HYPERLINK("https://mal.example";"clic")');
  });
});
