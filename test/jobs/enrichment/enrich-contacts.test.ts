import { describe, expect, test } from 'vitest';
import { contacts, enrichments, journal, settings } from '../../../src/crm/tables/index.ts';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import { readSpending } from '../../../src/jobs/engine/spending.ts';
import { enrichContacts } from '../../../src/jobs/enrichment/enrich-contacts.ts';
import { printOfEmail } from '../../../src/jobs/enrichment/origins.ts';
import { planEnrichment } from '../../../src/jobs/enrichment/plan-enrichment.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { recover } from '../../../src/sheet/recover.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, contactRow, person, rowsOf } from '../crm-workbook.ts';
import { answerBy, crmToEnrich, DIRECTORY } from './directories.ts';

const enrich = (ports: MemoryPorts) => enrichContacts(ports, openSlice(ports.clock));
const linesOn = (ports: MemoryPorts, id: string) =>
  rowsOf(ports, enrichments).filter(({ subjectId }) => subjectId === id);

describe('enriching contacts', () => {
  test('fills the blanks of whom Apollo knows, and has Hunter verify the address', () => {
    const ports = crmToEnrich();
    expect(enrich(ports)).toMatchObject({ ok: true, value: { unfinished: false } });
    expect(contactRow(ports, 'CT-LEMAIR')).toMatchObject({
      position: 'Responsable biodiversité',
      linkedin: 'https://www.linkedin.com/in/hugo-lemaire',
      email: 'hugo.lemaire@valmarais.example',
      emailStatus: 'Valide',
    });
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({
      position: 'Directrice des espaces verts',
      email: 'claire.vasseur@valmarais.example',
      emailStatus: 'Valide',
    });
  });

  test('tells of each filled cell its source, its date and its share of the price, without repeating the address', () => {
    const ports = crmToEnrich();
    enrich(ports);
    const lines = linesOn(ports, 'CT-LEMAIR');
    expect(lines.map(({ field, source }) => [field, source])).toEqual([
      ['Poste', 'Apollo'],
      ['LinkedIn', 'Apollo'],
      ['Email', 'Apollo'],
      ['Statut email', 'Apollo'],
      ['Statut email', 'Hunter'],
    ]);
    expect(JSON.stringify(rowsOf(ports, enrichments))).not.toContain('hugo.lemaire@');
    expect(lines.reduce((sum, { cost }) => sum + Number(cost ?? 0), 0)).toBeCloseTo(0.06, 6);
  });

  test('asks Hunter for an address that Apollo had only guessed, or that failed, or of whom Apollo does not know', () => {
    const ports = crmToEnrich();
    enrich(ports);
    expect(contactRow(ports, 'CT-MARCHA')).toMatchObject({
      email: 'zoe.marchal@valmarais.example',
      emailStatus: 'Valide',
    });
    expect(contactRow(ports, 'CT-ROUX00')).toMatchObject({ emailStatus: 'Incertain' });
    expect(contactRow(ports, 'CT-KERBRA')).not.toHaveProperty('email');
    expect(contactRow(ports, 'CT-PETIT0')).toMatchObject({ emailStatus: 'Valide' });
  });

  test('is done once: a second run asks nothing and changes nothing', () => {
    const ports = crmToEnrich();
    enrich(ports);
    const asked = ports.http.requests.length;
    const before = JSON.stringify([rowsOf(ports, contacts), rowsOf(ports, enrichments)]);
    enrich(ports);
    expect(ports.http.requests).toHaveLength(asked);
    expect(JSON.stringify([rowsOf(ports, contacts), rowsOf(ports, enrichments)])).toBe(before);
  });

  test('what is spent is what is told: budget, provenance and JOURNAL agree', () => {
    const ports = crmToEnrich();
    enrich(ports);
    const sum = (rows: readonly Record<string, unknown>[]) =>
      rows.reduce((total, { cost }) => total + Number(cost ?? 0), 0);
    const spent = Object.values(readSpending(ports)).reduce((a, b) => a + b, 0);
    expect(sum(rowsOf(ports, enrichments))).toBeCloseTo(spent, 6);
    const done = rowsOf(ports, journal).filter(({ state }) => state === 'Fait');
    expect(sum(done)).toBeCloseTo(spent, 6);
  });

  test('never looks up who objected', () => {
    const ports = crmToEnrich();
    changeRow(ports, contacts, 'CT-LEMAIR', { optedOut: true });
    enrich(ports);
    expect(JSON.stringify(ports.http.requests)).not.toContain('Lemaire');
    expect(contactRow(ports, 'CT-LEMAIR')).not.toHaveProperty('position');
  });

  test('writes nothing for who objects while Apollo answers', () => {
    const ports = crmToEnrich();
    const answer = answerBy(DIRECTORY);
    ports.http.answer = (request) => {
      changeRow(ports, contacts, 'CT-LEMAIR', { optedOut: true });
      return answer(request);
    };
    enrich(ports);
    expect(contactRow(ports, 'CT-LEMAIR')).not.toHaveProperty('email');
    expect(contactRow(ports, 'CT-LEMAIR')).not.toHaveProperty('position');
  });

  test('what a person types while Apollo answers stays', () => {
    const ports = crmToEnrich();
    const answer = answerBy(DIRECTORY);
    ports.http.answer = (request) => {
      changeRow(ports, contacts, 'CT-LEMAIR', { position: 'Adjoint au maire' });
      return answer(request);
    };
    enrich(ports);
    expect(contactRow(ports, 'CT-LEMAIR').position).toBe('Adjoint au maire');
    expect(linesOn(ports, 'CT-LEMAIR').map(({ field }) => field)).not.toContain('Poste');
  });

  test('does everything it can with one key alone, and nothing without', () => {
    const apolloOnly = crmToEnrich();
    apolloOnly.secrets.remove('hunter');
    enrich(apolloOnly);
    expect(contactRow(apolloOnly, 'CT-LEMAIR')).toMatchObject({ emailStatus: 'Incertain' });
    const hunterOnly = crmToEnrich();
    hunterOnly.secrets.remove('apollo');
    enrich(hunterOnly);
    expect(contactRow(hunterOnly, 'CT-LEMAIR')).toMatchObject({ emailStatus: 'Valide' });
    const neither = crmToEnrich();
    neither.secrets.remove('apollo');
    neither.secrets.remove('hunter');
    expect(enrich(neither)).toMatchObject({
      ok: true,
      value: { summary: expect.stringContaining('Sans clé Apollo ni Hunter') },
    });
    expect(neither.http.requests).toHaveLength(0);
  });
});

describe('an objection told by Hunter (451)', () => {
  test('ticks « Opposition », and is never asked about again', () => {
    const ports = crmToEnrich();
    enrich(ports);
    expect(contactRow(ports, 'CT-DIALLO')).toMatchObject({ optedOut: true });
    const asked = ports.http.requests.filter(({ url }) => url.includes('diallo')).length;
    ports.clock.time = new Date(2027, 5, 16);
    enrich(ports);
    expect(ports.http.requests.filter(({ url }) => url.includes('diallo'))).toHaveLength(asked);
  });

  test('erases what had come from Hunter, in all rows of the address, and leaves what the team had typed', () => {
    const ports = crmToEnrich();
    const email = 'hugo.lemaire@valmarais.example';
    changeRow(ports, contacts, 'CT-LEMAIR', { email });
    changeRow(ports, contacts, 'CT-MARCHA', { email });
    addRows(ports, enrichments, [
      {
        date: new Date(2026, 4, 2),
        tab: 'CONTACTS',
        subjectId: 'CT-LEMAIR',
        field: 'Email',
        source: 'Hunter',
        cost: 0.02,
        reference: printOfEmail(email),
      },
    ]);
    ports.http.answer = answerBy(
      DIRECTORY.map((one) => (['Lemaire', 'Vasseur'].includes(one.lastName) ? { ...one, objected: true } : one)),
    );
    enrich(ports);
    expect(contactRow(ports, 'CT-LEMAIR')).toMatchObject({ optedOut: true });
    expect(contactRow(ports, 'CT-LEMAIR')).not.toHaveProperty('email');
    expect(contactRow(ports, 'CT-LEMAIR')).not.toHaveProperty('emailStatus');
    expect(contactRow(ports, 'CT-MARCHA')).toMatchObject({ optedOut: true, email });
    expect(contactRow(ports, 'CT-CLAIRE')).toMatchObject({ optedOut: true, email: 'claire.vasseur@valmarais.example' });
  });
});

describe('an address that its owner wants erased', () => {
  const EMAIL = 'hugo.lemaire@valmarais.example';

  /** Hunter had found Hugo’s address in an earlier round; he objects before it is looked at again. */
  function found(): MemoryPorts {
    const ports = crmToEnrich({ person: false }, DIRECTORY.slice(0, 3));
    ports.secrets.remove('apollo');
    enrich(ports);
    expect(contactRow(ports, 'CT-LEMAIR').email).toBe(EMAIL);
    // The status was typed over: the address is due for another look.
    const at = ports.book
      .rows(enrichments.tab)
      .findIndex((line) => line.includes('CT-LEMAIR') && line.includes('Statut email'));
    ports.book.put(enrichments.tab, at + 1, 1, [enrichments.columns.map(() => '')]);
    changeRow(ports, contacts, 'CT-LEMAIR', { emailStatus: '' });
    const objecting = DIRECTORY.map((one) => (one.lastName === 'Lemaire' ? { ...one, objected: true } : one));
    ports.http.answer = answerBy(objecting);
    ports.clock.time = new Date(2026, 6, 20, 3, 20);
    ports.gate.reset();
    return ports;
  }

  const traces = (ports: MemoryPorts) =>
    JSON.stringify(ports.book.tabs.map(({ name }) => ports.book.rows(name))).match(/hugo\.lemaire/gi);

  test('leaves its row and JOURNAL, and no undo brings it back', () => {
    const ports = found();
    expect(traces(ports)?.length).toBeGreaterThan(1);
    enrich(ports);
    expect(contactRow(ports, 'CT-LEMAIR')).toMatchObject({ optedOut: true });
    expect(traces(ports)).toBeNull();
    expect(ports.world.store.get('pistil.forget')).toBeUndefined();
    for (const { operation, state } of rowsOf(ports, journal).reverse()) {
      if (state === 'Fait') expect(undoOperation(ports, { operation: String(operation) }).ok).toBe(true);
    }
    expect(traces(ports)).toBeNull();
  });

  test('is gone in the end wherever the run is killed', () => {
    const whole = found();
    enrich(whole);
    const calls = whole.gate.calls.length;
    for (let doomed = 0; doomed < calls; doomed += 1) {
      const ports = found();
      let count = 0;
      ports.gate.beforeCall = () => {
        count += 1;
        if (count > doomed) throw new Error('killed');
      };
      expect(() => enrich(ports)).toThrow('killed');
      ports.gate.beforeCall = null;
      ports.world.lock.holder = null;
      expect(recover(ports).ok).toBe(true);
      enrich(ports);
      expect(contactRow(ports, 'CT-LEMAIR'), `killed at ${doomed}`).toMatchObject({ optedOut: true });
      expect(traces(ports), `killed at ${doomed}`).toBeNull();
    }
  });
});

describe('the daily budget', () => {
  test.each([0, 0.05, 0.1, 0.23, 0.5])('of %d € is never exceeded', (budget) => {
    const ports = crmToEnrich();
    setBudget(ports, budget);
    enrich(ports);
    const spent = Object.values(readSpending(ports)).reduce((a, b) => a + b, 0);
    expect(spent).toBeLessThanOrEqual(budget + 1e-9);
    if (budget === 0) expect(ports.http.requests).toHaveLength(0);
  });

  test('used up, it says so, and the next day goes on', () => {
    const ports = crmToEnrich();
    setBudget(ports, 0.1);
    expect(enrich(ports)).toMatchObject({ ok: true, value: { summary: expect.stringContaining('budget du jour') } });
    ports.clock.time = new Date(2026, 5, 17, 3, 10);
    expect(enrich(ports)).toMatchObject({ ok: true, value: { summary: expect.stringContaining('contact') } });
    expect(rowsOf(ports, enrichments).length).toBeGreaterThan(4);
  });
});

function setBudget(ports: MemoryPorts, euros: number): void {
  const row = ports.book.rows(settings.tab).findIndex((line) => line.includes('Budget quotidien des services payants'));
  const column = settings.columns.findIndex(({ key }) => key === 'value') + 1;
  ports.book.put(settings.tab, row + 1, column, [[euros]]);
}

describe('a run that dies', () => {
  /** Rows as they end, whatever the run on which they came. */
  const end = (ports: MemoryPorts) => ({
    contacts: rowsOf(ports, contacts),
    lines: rowsOf(ports, enrichments)
      .map(({ subjectId, field, value, source }) => [subjectId, field, value, source].join(' | '))
      .sort(),
  });

  test('at any service call: the next one ends where a whole one ends, and at most the batch that it died with is asked again', () => {
    const whole = crmToEnrich({ person: false });
    enrich(whole);
    const expected = end(whole);
    const calls = whole.gate.calls.length;
    expect(calls).toBeGreaterThan(40);
    for (let doomed = 0; doomed < calls; doomed += 1) {
      const ports = crmToEnrich({ person: false });
      const paid: string[] = [];
      const answer = answerBy(DIRECTORY);
      ports.http.answer = (request) => {
        const given = answer(request);
        if (given.status === 200) paid.push(`${request.url} ${request.body ?? ''}`);
        return given;
      };
      let count = 0;
      ports.gate.beforeCall = () => {
        count += 1;
        if (count > doomed) throw new Error('killed');
      };
      expect(() => enrich(ports)).toThrow('killed');
      ports.gate.beforeCall = null;
      ports.world.lock.holder = null;
      recover(ports);
      enrich(ports);
      expect(end(ports), `killed before call ${doomed + 1}`).toEqual(expected);
      // The answer itself may be lost with the run, before anything could be kept.
      const twice = paid.length - new Set(paid).size;
      expect(twice, `killed before call ${doomed + 1}`).toBeLessThanOrEqual(10);
    }
  });
});

describe('the cost of a run', () => {
  test('does not grow with the contacts that need nothing', () => {
    const weigh = (extra: number): number => {
      const ports = crmToEnrich({ person: false });
      addRows(
        ports,
        contacts,
        Array.from({ length: extra }, (_, index) =>
          person({
            id: `CT-X${String(index).padStart(5, '0')}`,
            firstName: 'Léa',
            lastName: `Nom${index}`,
            optedOut: true,
          }),
        ),
      );
      ports.gate.reset();
      enrich(ports);
      return ports.gate.calls.filter(({ kind }) => kind !== 'free').length;
    };
    expect(weigh(500)).toBe(weigh(5));
  });
});

describe('the plan', () => {
  const planned = (ports: MemoryPorts) => {
    const plan = planEnrichment(ports);
    if (!plan.ok) throw new Error(plan.error.message);
    return plan.value;
  };
  const eurosOf = (text: string) => Number(text.replace(/[\s€]/g, '').replace(',', '.'));

  test.each([0, 0.05, 0.13, 0.3, 2])('with %d € a day: what is spent is never above what was announced', (budget) => {
    const ports = crmToEnrich();
    setBudget(ports, budget);
    const { most } = planned(ports);
    let unfinished = true;
    while (unfinished) {
      const done = enrich(ports);
      unfinished = done.ok && done.value.unfinished === true;
    }
    const spent = Object.values(readSpending(ports)).reduce((a, b) => a + b, 0);
    expect(spent).toBeLessThanOrEqual(budget + 1e-9);
    if (budget === 2) expect(spent).toBeLessThanOrEqual(eurosOf(most) + 0.005);
  });

  test('asks nobody, pays nothing, and counts what a key would bring', () => {
    const ports = crmToEnrich();
    ports.secrets.remove('hunter');
    expect(planned(ports).services.map(({ name, present }) => [name, present])).toEqual([
      ['Registres publics', null],
      ['Apollo', true],
      ['Hunter, vérification', false],
      ['Hunter, recherche', false],
    ]);
    expect(ports.http.requests).toHaveLength(0);
  });
});
