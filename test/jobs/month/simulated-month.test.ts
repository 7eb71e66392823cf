/**
 * A month of nights and mornings, with every key and web hook, on the real jobs and the APIs' own contracts: with services
 * that fail at random, runs that Google kills at any service call, triggers that are doubled, late or never fire. In the end
 * the workbook says what it says after a month without a fault.
 */
import { describe, expect, test } from 'vitest';
import {
  companies,
  contacts,
  drafts,
  enrichments,
  followUps,
  interactions,
  journal,
  opportunities,
  outbox,
  tenders,
} from '../../../src/crm/tables/index.ts';
import type { Table } from '../../../src/crm/tables/table.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { rowsOf } from '../crm-workbook.ts';
import { liveThrough } from './live-through.ts';

/** Rows without what tells when they were written, nor the identifiers drawn at random; sorted. */
function factsOf(ports: MemoryPorts, table: Table, columns: readonly string[]): string[] {
  return rowsOf(ports, table)
    .map((row) => JSON.stringify(columns.map((column) => row[column] ?? '')))
    .sort();
}

const isReport = (subject: string) => subject.startsWith('Pistil, ');

function conclusion(ports: MemoryPorts) {
  return {
    tenders: factsOf(ports, tenders, [
      'noticeId',
      'title',
      'buyer',
      'deadline',
      'state',
      'relevance',
      'why',
      'summary',
      'decision',
    ]),
    companies: factsOf(ports, companies, ['name', 'type', 'score', 'scoreDetail', 'opinionPoints', 'siren', 'size']),
    contacts: factsOf(ports, contacts, [
      'label',
      'stage',
      'score',
      'temperature',
      'email',
      'emailStatus',
      'position',
      'linkedin',
      'optedOut',
    ]),
    opportunities: factsOf(ports, opportunities, ['title', 'company', 'stage', 'amount', 'weightedAmount']),
    followUps: factsOf(ports, followUps, ['what', 'why', 'contact', 'opportunity', 'tender', 'status', 'assignee']).map(
      // A message that left a day later has been unanswered for a day less.
      (row) => row.replace(/\d+(?=\sjours)/, '…'),
    ),
    drafts: draftsOf(ports),
    interactions: factsOf(ports, interactions, ['contact', 'type', 'subject']),
    events: factsOf(ports, outbox, ['destination', 'event', 'subject', 'status']),
    mails: ports.mailer.mails
      .filter(({ subject }) => !isReport(subject))
      // An alert of a night that was skipped leaves a day later, and says so.
      .map(({ to, subject }) => `${to} ${subject.replace(/dans \d\sjours?/, 'bientôt')}`)
      .sort(),
  };
}

/** Without those written to an address in the days before it was refuted, or its owner objected: they cannot leave. */
function draftsOf(ports: MemoryPorts): string[] {
  const reachable = new Set(
    rowsOf(ports, contacts).flatMap(({ id, email, optedOut }) => (email && !optedOut ? [id] : [])),
  );
  return rowsOf(ports, drafts)
    .filter(({ status, contactId }) => status === 'Envoyé' || reachable.has(String(contactId)))
    .map(({ contact, status, subject }) => `${contact} ${status} ${subject}`)
    .sort();
}

/** What happened more than once. */
function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index);
}

const reportsOf = (ports: MemoryPorts) =>
  ports.mailer.mails
    .filter(({ subject }) => isReport(subject))
    .map(({ to, subject }) => `${to} ${subject.split('\u00a0:')[0]}`);

/** A week's and a month's reports have days to leave: one that never did was interrupted, and is told. */
function lostWithoutAWord(ports: MemoryPorts, wanted: MemoryPorts): string[] {
  const sent = new Set(reportsOf(ports));
  const told = rowsOf(ports, journal).map(({ summary }) => String(summary));
  return reportsOf(wanted)
    .filter((report) => / Pistil, (?:semaine|\S+\s\d{4}$)/.test(report) && !sent.has(report))
    .filter((report) => !told.some((text) => text.includes(report.split(' ')[0] ?? '') && text.includes('interrompu')));
}

const quiet = liveThrough(null);

describe('a month of nights and mornings', () => {
  test('without a fault finds tenders, enriches people, writes, sends, reports and announces, each once', () => {
    const { ports, outside } = quiet;
    expect(factsOf(ports, tenders, ['noticeId']).length).toBeGreaterThanOrEqual(4);
    expect(factsOf(ports, followUps, ['what']).length).toBeGreaterThanOrEqual(3);
    expect(factsOf(ports, opportunities, ['noticeId'])).toContain('["26-90003"]');
    expect([...outside.charges.keys()].map((charge) => charge.split(' ')[0])).toEqual(
      expect.arrayContaining(['Claude', 'Apollo', 'Hunter']),
    );
    expect([...outside.charges.values()].every((count) => count === 1)).toBe(true);
    expect(factsOf(ports, drafts, ['status'])).toContain('["Envoyé"]');
    expect(new Set(factsOf(ports, outbox, ['status']))).toEqual(new Set(['["Envoyé"]']));
    expect(reportsOf(ports).length).toBeGreaterThan(40);
    expect(repeated(reportsOf(ports))).toEqual([]);
    expect(reportsOf(ports).filter((report) => report.includes('semaine') || report.endsWith('2026'))).toHaveLength(12);
  });

  test.each([11, 2026, 77, 13])(
    'full of faults (%d) ends as one without: nothing lost, nothing doubled, nothing paid twice',
    (seed) => {
      const { ports, outside, killed, lost } = liveThrough(seed);
      expect(killed).toBeGreaterThan(3);
      expect(conclusion(ports)).toEqual(conclusion(quiet.ports));
      expect(repeated(reportsOf(ports))).toEqual([]);
      expect(lostWithoutAWord(ports, quiet.ports)).toEqual([]);
      expect(repeated(factsOf(ports, enrichments, ['subjectId', 'field', 'value', 'source']))).toEqual([]);
      const again = [...outside.charges].filter(([what, count]) => count > 1 && !lost.has(what));
      expect(
        again.map(([what]) => what),
        'paid for twice',
      ).toEqual([]);
      expect(new Set(outside.received)).toEqual(
        new Set(rowsOf(ports, outbox).flatMap(({ destination, key }) => (destination === 'Make' ? [key] : []))),
      );
    },
    120_000,
  );
});
