import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';
import { followUps } from '../../src/crm/tables/index.ts';

const PEOPLE = [
  ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Statut'],
  ['', 'Obry', 'Romane', 'romane.obry@sylve-habitat.example', 'Sylve Habitat', 'Entreprise RSE', 'Lead'],
];
const TASK: Readonly<Record<string, string>> = {
  Quoi: 'Rappeler Romane Obry',
  Échéance: '16/06/2026',
  Statut: 'À faire',
};

/** Reports on the bundle that Google would run: what leaves its mailer. */
describe('reports, on the bundle', () => {
  let runtime: Runtime;

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: PEOPLE });
    runtime.call('installPistil');
    const row = followUps.columns.map(({ header }) => TASK[header] ?? '');
    runtime.gesture({ kind: 'paste', sheet: 'RELANCES', row: 2, column: 1, texts: [row] });
  });
  afterAll(() => runtime.close());

  it('sends to whoever asks, as HTML and as text, within the scopes of the manifest', () => {
    const sent = runtime.call('rpc', ['reports.send-me', { kind: 'daily' }], { kind: 'sidebar' });
    expect(sent).toEqual({ ok: true, value: { summary: `Bilan du jour envoyé à ${runtime.user}.` } });
    const [mail] = runtime.outbox.slice(-1);
    expect(mail).toMatchObject({ to: runtime.user, subject: 'Pistil, mardi 16\u00a0juin\u00a0: 1\u00a0relance' });
    expect(mail?.text).toContain('- Rappeler Romane Obry');
    expect(mail?.html).toMatch(/^<!doctype html>[\s\S]*<table role="presentation"[\s\S]*Rappeler Romane Obry/);
  });

  it('shows the three of them, each table read once', () => {
    const reads = (['daily', 'weekly', 'monthly'] as const).map((kind) => {
      const shown = runtime.call('rpc', ['reports.show', { kind }], { kind: 'sidebar' });
      expect(shown).toMatchObject({ ok: true, value: { report: { kind }, address: runtime.user } });
      return runtime.calls.filter(({ kind: weight }) => weight === 'read').length;
    });
    // PARAMETRES, and each table that the report looks at.
    expect(reads).toEqual([8, 5, 4]);
  });
});
