import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';

const EMAIL = 'claire.perrin@valmarais.example';
const PEOPLE = [
  ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Statut', 'Source', 'Responsable'],
  ['', 'Perrin', 'Claire', EMAIL, 'Ville de Valmarais', 'Collectivité', 'Lead', 'BOAMP', 'Malik Benali'],
];

interface Draft {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly approved: boolean;
}

/** A draft’s life on the bundle that Google would run, Claude’s stand-in asked over HTTP. */
describe('drafts, on the bundle', () => {
  let runtime: Runtime;

  const rpc = (method: string, input: object = {}) =>
    runtime.call('rpc', [method, input], { kind: 'sidebar' }) as { ok: boolean; value: Record<string, unknown> };
  const listed = () => rpc('drafts.list').value.drafts as readonly Draft[];
  const only = (): Draft => {
    const [draft, ...others] = listed();
    if (draft === undefined || others.length > 0) throw new Error('one draft was expected');
    return draft;
  };
  const seenOf = ({ subject, body, approved }: Draft) => ({ subject, body, approved });

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: PEOPLE });
    runtime.call('installPistil');
    runtime.call('reconcile');
    const last = runtime.book.values('PARAMETRES').length + 1;
    const member = ['Équipe', 'Malik Benali', 'malik.benali@butinage.example'];
    runtime.gesture({ kind: 'paste', sheet: 'PARAMETRES', row: last, column: 1, texts: [member] });
    rpc('health.save-key', { name: 'claude', key: `sk-ant-${'a1'.repeat(20)}` });
  });
  afterAll(() => runtime.close());

  it('are written for those who may be written to, and another version is another one, taken back if it does not suit', () => {
    expect(rpc('automations.run', { action: 'drafts.write' })).toMatchObject({ ok: true });
    const first = only();
    const rewritten = rpc('drafts.rewrite', { id: first.id, wish: 'plus court', seen: seenOf(first) });
    expect(rewritten).toMatchObject({ ok: true, value: { operation: expect.any(String) } });
    expect(only().body).not.toBe(first.body);
    expect(only().body).toMatch(/^Bonjour Claire Perrin,\n\n/);
    expect(rpc('journal.undo', { operation: rewritten.value.operation })).toMatchObject({ ok: true });
    expect(only()).toEqual(first);
  });

  it('leave on a tick, in plain text and in HTML, with a link to object', () => {
    const draft = only();
    expect(rpc('drafts.edit', { ...seenOf(draft), id: draft.id, approved: true, seen: seenOf(draft) })).toMatchObject({
      ok: true,
    });
    expect(rpc('drafts.send')).toMatchObject({ ok: true, value: { hindered: false } });
    expect(listed()).toEqual([]);
    expect(runtime.outbox).toHaveLength(1);
    expect(JSON.stringify(runtime.outbox)).toContain(EMAIL);
    expect(JSON.stringify(runtime.outbox)).toContain('mailto:malik.benali@butinage.example?subject=Opposition');
    expect(runtime.dump('INTERACTIONS')).toMatchObject([{ Type: 'Email envoyé' }]);
  });
});
