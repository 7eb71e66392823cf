import { describe, expect, test } from 'vitest';
import { createClaude } from '../../../local/services/claude/claude.ts';
import type { CrmEvent } from '../../../src/crm/events/event.ts';
import { tellPromoted } from '../../../src/crm/events/score-events.ts';
import { defaultSettings } from '../../../src/crm/settings/index.ts';
import { followUps, history, journal, outbox } from '../../../src/crm/tables/index.ts';
import { announce } from '../../../src/jobs/announcements/announce.ts';
import { everyFiveMinutes } from '../../../src/jobs/automations/every-five-minutes.ts';
import { listAutomations, runAutomation } from '../../../src/jobs/automations/run-automation.ts';
import { runEnrichment } from '../../../src/jobs/enrichment/run-enrichment.ts';
import { askFor } from '../../../src/jobs/errands/requests.ts';
import { loadHealth } from '../../../src/jobs/health/load-health.ts';
import { repairWorkbook } from '../../../src/jobs/health/repair-workbook.ts';
import { summariseNotes } from '../../../src/jobs/interactions/summarise-notes.ts';
import { saveKey } from '../../../src/jobs/keys/save-key.ts';
import { settleKeys } from '../../../src/jobs/keys/settle-keys.ts';
import { takeOverTriggers } from '../../../src/jobs/owner/triggers.ts';
import { recover } from '../../../src/sheet/index.ts';
import { killAt } from '../../ports/kill-at.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, rowsOf } from '../crm-workbook.ts';
import { KEYS, keptByMalik, MALIK, twoAccounts } from '../errands/two-accounts.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const OPINION = { action: 'companies.opinion' } as const;

function pass(ports: MemoryPorts): string {
  const done = everyFiveMinutes(ports);
  if (!done.ok) throw new Error(done.error.message);
  return plain(done.value.summary);
}

function later(ports: MemoryPorts, minutes: number): void {
  ports.clock.sleep(minutes * 60_000);
}

/** What the page « Automatisations » says of a request. */
function told(ports: MemoryPorts, action: string = OPINION.action): string {
  const lines = listAutomations(ports);
  if (!lines.ok) throw new Error(lines.error.message);
  return plain(lines.value.find((line) => line.action === action)?.request ?? '');
}

/** Weighted calls of a passage. */
function costOf(ports: MemoryPorts): string[] {
  ports.gate.reset();
  pass(ports);
  return ports.gate.calls.map(({ name }) => name);
}

describe('what others ask of the account that keeps the keys', () => {
  test('waits, is told when the page is opened again, and is served by the owner’s trigger', () => {
    const { malik, ines } = keptByMalik();
    const asked = runAutomation(ines, OPINION);
    expect(asked).toMatchObject({ ok: true, value: { asked: true, unfinished: false } });
    expect(JSON.stringify(asked)).toContain('elle sera servie dans les cinq minutes');
    expect(ines.http.requests).toEqual([]);
    expect(told(ines)).toBe(
      'Demandé par ines.carpentier@butinage.example ce matin à 10 h 42 : servi dans les cinq minutes.',
    );
    later(malik, 4);
    expect(pass(malik)).toBe('Avis de Claude, demandé par ines.carpentier@butinage.example : Rien à faire.');
    expect(told(ines)).toContain('Servi ce matin à 10 h 46 : Rien à faire.');
    expect(rowsOf(malik, journal).at(-1)).toMatchObject({ action: 'companies.opinion', state: 'Information' });
    expect(pass(malik)).toBe('');
  });

  test('comes back as a sentence when it fails, and does not keep the others from being served', () => {
    const { malik, ines } = keptByMalik();
    malik.book.deleteTab('ENTREPRISES');
    runAutomation(ines, OPINION);
    askFor(ines, { what: 'of.another-version', name: 'Autre chose', input: null });
    pass(malik);
    expect(told(ines)).toContain('Échec ce matin à 10 h 42 : L’onglet ENTREPRISES est introuvable.');
    expect(plain(JSON.stringify([...malik.world.store]))).toContain('autre version de Pistil');
  });

  test('is asked once however often it is asked, and asked anew once it is served', () => {
    const { malik, ines } = keptByMalik();
    const first = askFor(ines, { what: 'drafts.write', name: 'Brouillons', input: { id: 'BR-1' } });
    expect(askFor(ines, { what: 'drafts.write', name: 'Brouillons', input: { id: 'BR-1' } })).toEqual(first);
    askFor(ines, { what: 'drafts.write', name: 'Brouillons', input: { id: 'BR-2' } });
    expect(pass(malik).match(/demandé par/g)).toHaveLength(2);
    expect(askFor(ines, { what: 'drafts.write', name: 'Brouillons', input: { id: 'BR-1' } })).toMatchObject({
      ok: true,
      value: { state: 'waiting' },
    });
  });

  test('is refused kindly when ten wait already, and never outgrows its property', () => {
    const { ines } = keptByMalik();
    const long = 'é'.repeat(5000);
    for (let index = 0; index < 10; index += 1) {
      expect(askFor(ines, { what: 'drafts.write', name: long, input: { index, long } })).toMatchObject({ ok: true });
    }
    const one = askFor(ines, { what: 'drafts.write', name: 'Brouillons', input: 'one more' });
    expect(one).toMatchObject({ ok: false, error: { code: 'requests.full' } });
    const huge = askFor(ines, { what: 'drafts.write', name: 'Brouillons', input: 'é'.repeat(60_000) });
    expect(huge).toMatchObject({ ok: false, error: { code: 'requests.long' } });
  });

  test('is done at once by who keeps the keys, by everybody while they are shared, and without any key', () => {
    const { malik, ines } = twoAccounts();
    expect(runAutomation(ines, OPINION)).toMatchObject({ ok: true, value: { asked: false } });
    settleKeys(malik, { kept: true });
    expect(runAutomation(malik, OPINION)).toMatchObject({ ok: true, value: { asked: false } });
    const keyless = keptByMalik([]);
    expect(runAutomation(keyless.ines, OPINION)).toMatchObject({ ok: true, value: { asked: false } });
  });

  test('is the paid part alone of « Enrichir »: what needs no key is done at once', () => {
    const { ines } = keptByMalik();
    ines.http.answer = () => ({ status: 200, headers: {}, body: '{"results":[],"total_results":0}' });
    const done = runEnrichment(ines);
    expect(done).toMatchObject({ ok: true, value: { unfinished: false } });
    expect(JSON.stringify(done)).toContain('elle sera servie dans les cinq minutes');
    expect(ines.http.requests.every(({ url }) => !url.includes('apollo') && !url.includes('hunter'))).toBe(true);
  });

  test('is taken up again when a passage dies, and given up after three', () => {
    const { malik, ines } = keptByMalik();
    runAutomation(ines, OPINION);
    for (let death = 1; death <= 3; death += 1) {
      const dying = createMemoryPorts({ user: MALIK }, malik.world);
      killAt(dying, 12, 'before');
      expect(() => everyFiveMinutes(dying)).toThrow('killed');
      malik.world.lock.holder = null;
      expect(pass(createMemoryPorts({ user: MALIK }, malik.world))).toBe('Un autre passage est en cours.');
      later(malik, 10);
    }
    pass(createMemoryPorts({ user: MALIK }, malik.world));
    expect(told(ines)).toContain('Google a arrêté cette demande trois fois');
  });

  test('may be a reading of notes: the answer is found by asking again, and is paid for once', () => {
    const { malik, ines } = keptByMalik();
    const claude = createClaude();
    malik.http.answer = ({ url, method, headers, body }) =>
      claude.answer({ method: method.toUpperCase(), url: new URL(url), headers: { ...headers }, body: body ?? '' });
    const ask = () =>
      summariseNotes(ines, {
        contactId: 'CT-CLAIRE',
        day: '2026-06-16',
        notes: `Réunion avec la ville.\nDécision : site pilote au parc.\nÀ faire : envoyer le devis avant le 24 juin 2026.`,
      });
    expect(ask()).toMatchObject({
      ok: true,
      value: { by: 'rules', nextAction: 'envoyer le devis avant le 24 juin 2026.' },
    });
    expect(plain(JSON.stringify(ask()))).toContain('elle sera servie dans les cinq minutes. « Résumer », plus tard');
    expect(pass(malik)).toContain(
      'Résumé de notes de réunion, demandé par ines.carpentier@butinage.example : La réponse est prête',
    );
    expect(ask()).toMatchObject({ ok: true, value: { by: 'claude', said: '' } });
    expect(malik.http.requests).toHaveLength(1);
    expect(ines.http.requests).toEqual([]);
  });

  test('is left alone by the trigger of a former owner, which takes itself away', () => {
    const { malik, ines } = keptByMalik();
    takeOverTriggers(ines);
    saveKey(ines, { name: 'claude', key: KEYS.claude });
    expect(runAutomation(malik, OPINION)).toMatchObject({ ok: true, value: { asked: true } });
    expect(pass(malik)).toContain('appartiennent à ines.carpentier');
    expect(malik.scheduler.triggers()).toEqual([]);
    expect(pass(ines)).toContain('Avis de Claude, demandé par malik.benali');
  });
});

describe('a passage with nothing to do', () => {
  test('reads one property while keys are kept, and looks at the size of one tab besides while a tool has an address', () => {
    expect(costOf(keptByMalik().malik)).toEqual(['store.get']);
    const { malik } = hooked();
    expect(costOf(malik)).toEqual(['store.get', 'workbook.tab']);
    runAutomation(malik, { action: 'companies.score' });
    for (const _ of [1, 2, 3]) pass(malik);
    expect(costOf(malik)).toEqual(['store.get', 'workbook.tab']);
    expect(malik.gate.weighted()).toBe(1);
  });

  test('costs twenty-six calls, the tables read once, when something was written that tells nothing', () => {
    const { malik } = hooked();
    runAutomation(malik, { action: 'companies.score' });
    costOf(malik);
    expect(malik.gate.weighted()).toBe(26);
    // PARAMETRES and ENVOIS again, once for the settings and once for what is due.
    expect(malik.gate.calls.filter(({ kind }) => kind === 'read')).toHaveLength(9);
  });

  test('is no passage at all when nobody waits for it', () => {
    const { malik } = twoAccounts();
    expect(malik.scheduler.triggers().map(({ functionName }) => functionName)).toEqual(['nightly', 'morning']);
    saveKey(malik, { name: 'slack', key: KEYS.slack });
    expect(malik.scheduler.triggers()).toHaveLength(3);
    saveKey(malik, { name: 'slack', key: '' });
    expect(malik.scheduler.triggers()).toHaveLength(2);
  });
});

/** Slack has been told of everything that happened. */
function hooked(keys: 'kept' | 'shared' = 'shared'): ReturnType<typeof twoAccounts> {
  const both = keys === 'kept' ? keptByMalik(['slack']) : twoAccounts(['slack']);
  both.malik.http.answer = () => ({ status: 200, headers: {}, body: 'ok' });
  for (const _ of [1, 2]) pass(both.malik);
  later(both.malik, 5);
  return both;
}

/** As the page of a colleague writes it. */
function win(ports: MemoryPorts): void {
  addRows(ports, history, [
    { date: ports.clock.now(), subject: 'Opportunité', subjectId: 'OP-PARCS1', from: 'Négociation', to: 'Gagné' },
  ]);
  addRows(ports, journal, [{ date: ports.clock.now(), action: 'opportunities.stage', state: 'Fait' }]);
}

const texts = (ports: MemoryPorts) => ports.http.requests.map(({ body }) => plain(JSON.parse(body ?? '{}').text));

describe('announcements, every five minutes', () => {
  test.each(['shared', 'kept'] as const)('leave at the next passage, once (keys: %s)', (keys) => {
    const { malik } = hooked(keys);
    win(malik);
    expect(pass(malik)).toBe('1 annonce reçue par Slack.');
    for (const _ of [1, 2, 3]) pass(malik);
    expect(texts(malik)).toHaveLength(1);
    expect(texts(malik)[0]).toContain('Opportunité gagnée : Gestion différenciée des parcs');
    expect(costOf(malik)).toEqual(['store.get', 'workbook.tab']);
  });

  test('that Slack refuses are kept, tried again when it is time, and told in « Santé »', () => {
    const { malik } = hooked();
    win(malik);
    for (const status of [401, 402, 403]) {
      malik.http.answer = () => ({ status, headers: {}, body: '' });
      later(malik, 400);
      expect(pass(malik)).toBe(`Slack refuse nos annonces (code ${status}) : vérifiez l’adresse et le compte.`);
      expect(rowsOf(malik, outbox)).toMatchObject([{ status: 'À envoyer' }]);
      expect(costOf(malik)).not.toContain('http.fetchAll');
    }
    expect(problems(malik)).toEqual(['Slack ne prend pas les annonces']);
    malik.http.answer = () => ({ status: 200, headers: {}, body: 'ok' });
    later(malik, 800);
    expect(pass(malik)).toBe('1 annonce reçue par Slack.');
    expect(problems(malik)).toEqual([]);
  });

  test('leave at once by « Réessayer maintenant », when somebody has mended the other end', () => {
    const { malik } = hooked();
    win(malik);
    malik.http.answer = () => ({ status: 403, headers: {}, body: '' });
    pass(malik);
    malik.http.answer = () => ({ status: 200, headers: {}, body: 'ok' });
    expect(pass(malik)).toBe('Rien à annoncer à d’autres outils.');
    expect(repairWorkbook(malik, { kind: 'deliver' })).toMatchObject({ ok: true });
    expect(rowsOf(malik, outbox)).toMatchObject([{ status: 'Envoyé' }]);
    expect(problems(malik)).toEqual([]);
  });

  test('are sent by one run at a time', () => {
    const { malik } = hooked();
    win(malik);
    const other = createMemoryPorts({ user: MALIK }, malik.world);
    const sent: string[] = [];
    malik.http.answer = () => {
      sent.push('first');
      if (sent.length === 1) expect(runAutomation(other, { action: 'events.deliver' })).toMatchObject({ ok: true });
      return { status: 200, headers: {}, body: 'ok' };
    };
    pass(malik);
    expect([...sent, ...other.http.requests]).toEqual(['first']);
  });

  test('tell of a follow-up that is late once, in the morning after its day', () => {
    const { malik } = hooked();
    addRows(malik, followUps, [
      {
        id: 'RL-LATE01',
        what: 'Rappeler Nadia Cherif',
        assignee: 'Inès Carpentier',
        dueOn: malik.clock.now(),
        status: 'À faire',
      },
      { id: 'RL-DONE01', what: 'Rappeler Claire', dueOn: malik.clock.now(), status: 'Fait' },
    ]);
    const morning = () => runAutomation(malik, { action: 'events.deliver' });
    morning();
    expect(texts(malik)).toEqual([]);
    malik.clock.time = new Date(2026, 5, 17, 6, 50);
    morning();
    expect(texts(malik)).toEqual([]);
    malik.clock.time = new Date(2026, 5, 17, 7, 20);
    morning();
    malik.clock.time = new Date(2026, 5, 18, 7, 20);
    morning();
    expect(texts(malik)).toEqual([
      'Relance en retard : Rappeler Nadia Cherif (Inès Carpentier), à faire le 16/06/2026.',
    ]);
  });

  test('of a colleague’s job are queued although the addresses are kept', () => {
    const { malik, ines } = hooked('kept');
    const announced = announce(ines, [lead(malik)], defaultSettings());
    expect(announced.ok).toBe(true);
    expect(pass(malik)).toBe('1 annonce reçue par Slack.');
  });
});

describe('a passage that dies anywhere', () => {
  const busy = () => {
    const both = hooked('kept');
    win(both.malik);
    runAutomation(both.ines, { action: 'events.deliver' });
    return both;
  };

  test('is taken up by a later one: what was asked is served, what happened is told, with one line each', () => {
    const whole = busy().malik;
    whole.gate.reset();
    pass(whole);
    const calls = whole.gate.calls.length;
    expect(calls).toBeGreaterThan(50);
    // Every third moment: before or after one call of three in turn.
    for (let dies = 0; dies < calls * 2; dies += 3) {
      const { malik, ines } = busy();
      killAt(malik, Math.floor(dies / 2), dies % 2 === 0 ? 'before' : 'after');
      expect(() => everyFiveMinutes(malik)).toThrow('killed');
      malik.world.lock.holder = null;
      const next = createMemoryPorts({ user: MALIK }, malik.world);
      next.http.answer = () => ({ status: 200, headers: {}, body: 'ok' });
      for (const _ of [1, 2]) {
        later(next, 10);
        recover(next);
        pass(next);
      }
      expect(told(ines, 'events.deliver')).toContain('Servi');
      expect(rowsOf(next, outbox).map(({ status }) => status)).toEqual(['Envoyé']);
      expect(new Set([...texts(malik), ...texts(next)]).size).toBe(1);
    }
  });
});

function problems(ports: MemoryPorts): string[] {
  const health = loadHealth(ports);
  if (!health.ok) throw new Error(health.error.message);
  return health.value.problems.map(({ title }) => title).filter((title) => title.includes('annonces'));
}

function lead(ports: MemoryPorts): CrmEvent {
  const [event] = tellPromoted(
    [{ id: 'EN-VALMAR', name: 'Ville de Valmarais', score: 82, sentence: 'Un budget confirmé.' }],
    ports.clock.now(),
  );
  if (event === undefined) throw new Error('no event');
  return event;
}
