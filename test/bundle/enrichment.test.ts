import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime, type Runtime } from '../../local/runtime/index.ts';

/** People of the directories on this machine: known, refuted, guessed and slow, objecting. */
const PEOPLE = [
  ['ID', 'Nom', 'Prénom', 'Email', 'Entreprise', 'Type', 'Statut'],
  ['', 'Perrin', 'Claire', '', 'Ville de Valmarais', 'Collectivité', 'Lead'],
  ['', 'Loubet', 'Loïc', 'l-loubet@ville-de-courtelune.example', 'Ville de Courtelune', 'Collectivité', 'Lead'],
  ['', 'Poirier', 'Mathilde', 'm-poirier@rochebrune-sur-aire.example', 'Rochebrune-sur-Aire', 'Collectivité', 'Lead'],
  ['', 'Lemoine', 'Zoé', 'z-lemoine@ville-de-saint-evrin.example', 'Ville de Saint-Évrin', 'Collectivité', 'Lead'],
];
const KEYS = { apollo: 'apollo-essai-0123456789', hunter: '0123456789abcdef0123456789abcdef01234567' };

/** Enrichment on the bundle that Google would run, over HTTP. */
describe('enrichment, on the bundle', () => {
  let runtime: Runtime;

  const rpc = (method: string, input: object = {}) => runtime.call('rpc', [method, input], { kind: 'sidebar' });
  const contact = (name: string): Record<string, unknown> => {
    const [header = [], ...rows] = runtime.book.values('CONTACTS');
    const row = rows.find((cells) => cells[header.indexOf('Nom')] === name) ?? [];
    return Object.fromEntries(header.map((title, index) => [String(title), row[index]]));
  };

  beforeAll(() => {
    runtime = createRuntime({ now: new Date('2026-06-16T09:41:00+02:00') });
    const [first] = runtime.book.sheets();
    runtime.gesture({ kind: 'paste', sheet: first?.name ?? '', row: 1, column: 1, texts: PEOPLE });
    runtime.call('installPistil');
    runtime.call('reconcile');
  });
  afterAll(() => runtime.close());

  it('says that keys are missing, then what it would ask once they are there', () => {
    expect(rpc('enrichment.plan')).toMatchObject({ ok: true, value: { services: [{}, { present: false }, {}, {}] } });
    for (const [name, key] of Object.entries(KEYS)) {
      expect(rpc('health.save-key', { name, key })).toEqual({ ok: true, value: { present: true } });
    }
    expect(rpc('enrichment.plan')).toMatchObject({ ok: true, value: { services: [{}, { present: true }, {}, {}] } });
  });

  it('fills, verifies, waits for a slow answer, and honours an objection', () => {
    expect(rpc('enrichment.run')).toMatchObject({ ok: true, value: { unfinished: false, stopped: false } });
    expect(contact('Perrin')).toMatchObject({
      Email: 'c-perrin@ville-de-valmarais.example',
      'Statut email': 'Valide',
      LinkedIn: 'https://www.linkedin.com/in/claire-perrin',
    });
    expect(contact('Loubet')).toMatchObject({ Email: PEOPLE[2]?.[3], 'Statut email': 'Invalide' });
    expect(contact('Poirier')).toMatchObject({ 'Statut email': 'Valide' });
    expect(contact('Lemoine')).toMatchObject({ Opposition: true });
  });

  it('asks nothing the second time, and leaves no key in the workbook', () => {
    expect(rpc('enrichment.run')).toMatchObject({ ok: true, value: { unfinished: false } });
    expect(runtime.calls.filter(({ method }) => method.includes('fetch'))).toHaveLength(0);
    const cells = JSON.stringify(runtime.book.sheets().map(({ name }) => runtime.book.values(name)));
    for (const key of Object.values(KEYS)) expect(cells).not.toContain(key);
  });
});
