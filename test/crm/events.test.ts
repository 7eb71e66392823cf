import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, nameSubject, readSentence, writeEvent } from '../../src/crm/events/event.ts';
import { nextTry } from '../../src/crm/events/next-try.ts';
import { findStageEvents } from '../../src/crm/events/stage-events.ts';
import { findTenderEvents } from '../../src/crm/events/tender-events.ts';
import { hookSettings } from '../../src/crm/settings/hooks.ts';
import { defaultSettings, parseSettings } from '../../src/crm/settings/index.ts';
import type { ContactRow, HistoryRow, OpportunityRow, SettingRow, TenderRow } from '../../src/crm/tables/index.ts';

const NOW = new Date(2026, 5, 16, 10, 42);
const { stages, tenders } = defaultSettings();

const contact = { label: 'Claire Vasseur (Valmarais)', company: 'Valmarais', score: 82, assignee: '', optedOut: false };
const deal = { title: 'Parcs', company: 'Valmarais', amount: null, channel: '', assignee: '', lossReason: 'Budget' };

function told(line: Partial<HistoryRow>, who: Partial<ContactRow> = {}): string[] {
  return findStageEvents(
    {
      history: [{ date: NOW, subject: 'Opportunité', subjectId: 'X', from: 'Lead', to: 'Lead', ...line } as HistoryRow],
      contacts: new Map([['X', { ...contact, ...who } as ContactRow]]),
      opportunities: new Map([['X', deal as OpportunityRow]]),
    },
    stages,
    new Date(2026, 5, 16),
  ).map(({ kind }) => kind);
}

describe('events of a stage', () => {
  it.each([
    ['Négociation', 'Gagné', ['opportunity.won']],
    ['Contacté', 'Perdu', ['opportunity.lost']],
    ['Lead', 'Perdu', ['opportunity.lost']],
    ['Lead', 'Qualifié', ['lead.qualified']],
    ['Lead', 'En discussion', ['lead.qualified']],
    ['Qualifié', 'Contacté', []],
    ['Contacté', 'Lead', []],
    ['', 'Gagné', []],
    ['Gagné', 'Gagné', []],
    ['Négociation', 'Signé ailleurs', []],
  ])('from « %s » to « %s »: %j', (from, to, kinds) => {
    expect(told({ from, to })).toEqual(kinds);
  });

  it('say nothing of what came before, of who objected, of a subject that is gone', () => {
    const won = { from: 'Négociation', to: 'Gagné' };
    expect(told({ ...won, date: new Date(2026, 5, 15) })).toEqual([]);
    expect(told({ ...won, subjectId: 'GONE' })).toEqual([]);
    const qualified = { subject: 'Contact', from: 'Lead', to: 'Qualifié' } as const;
    expect(told(qualified)).toEqual(['lead.qualified']);
    expect(told(qualified, { optedOut: true })).toEqual([]);
  });
});

describe('events of a tender', () => {
  const tender = { noticeId: '26-1', title: 'Prairies', buyer: 'Valmarais', relevance: 90, state: 'Initial' };
  const kindsOf = (row: Partial<TenderRow>) =>
    findTenderEvents([{ ...tender, deadline: null, publishedOn: NOW, ...row } as TenderRow], tenders, NOW, NOW).map(
      ({ key }) => key,
    );

  it('are its coming, and its closing soon, once for each deadline', () => {
    expect(kindsOf({})).toEqual(['tender.found:26-1']);
    const closing = kindsOf({ deadline: new Date(2026, 5, 19, 12) });
    expect(closing).toEqual(['tender.found:26-1', 'tender.urgent:26-1:2026-06-19']);
  });

  it('are none when it is closed, cancelled, awarded, set aside, beside the subject, or without a number', () => {
    const closed = { deadline: new Date(2026, 5, 15) };
    const rows = [
      closed,
      { state: 'Annulé' },
      { state: 'Attribué' },
      { decision: 'Écarté' },
      { relevance: 1 },
      { noticeId: '' },
    ];
    for (const row of rows) expect(kindsOf(row as Partial<TenderRow>)).toEqual([]);
    expect(kindsOf({ relevance: 1, decision: 'Retenu' })).toHaveLength(1);
  });
});

describe('where events go', () => {
  const read = (value: string | boolean) => {
    const row = { group: 'Crochets web', name: 'Opportunité gagnée', value } as SettingRow;
    const { settings, problems } = parseSettings([row]);
    return [settings.hooks['opportunity.won'], problems.length];
  };

  it.each([
    ['Make, Slack', ['Make', 'Slack'], 0],
    ['slack', ['Slack'], 0],
    ['Non', [], 0],
    ['', [], 0],
    [false, [], 0],
    ['Teams', ['Make', 'Slack'], 1],
  ])('%j', (value, tools, problems) => {
    expect(read(value)).toEqual([tools, problems]);
  });

  it('is delivered for every event', () => {
    expect(hookSettings.rows).toHaveLength(EVENT_KINDS.length);
  });
});

describe('a delivery that failed', () => {
  it('is tried again later and later, never before now, and given up after eight tries or a week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (tries) => {
        const now = nextTry(tries, NOW, NOW);
        const later = nextTry(tries + 1, NOW, NOW);
        expect(now?.getTime()).toBeGreaterThan(NOW.getTime());
        if (later !== null) expect(later.getTime()).toBeGreaterThanOrEqual(now?.getTime() ?? 0);
      }),
      { numRuns: 1000 },
    );
    expect(nextTry(8, NOW, NOW)).toBeNull();
    expect(nextTry(0, new Date(2026, 5, 1), NOW)).toBeNull();
  });
});

it('an event is one line of JSON whatever its words, and its sentence is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const name = nameSubject(words);
      expect(name.length).toBeLessThanOrEqual(200);
      expect(name).not.toMatch(/[\n\r]/);
      const subject = { table: 'CONTACTS', id: 'CT-1', name };
      const event = { kind: 'lead.qualified', key: 'k', occurredAt: NOW, subject, facts: {}, text: words } as const;
      expect(readSentence(writeEvent(event))).toBe(words);
    }),
    { numRuns: 1000 },
  );
  for (const spoilt of ['', '{}', 'x', '{"text":1}']) expect(readSentence(spoilt)).toBeNull();
});
