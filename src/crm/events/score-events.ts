import { type CrmEvent, EVENT_NAMES, nameSubject } from './event.ts';

/** Companies that have just come above the threshold, as events; a company that falls and comes back another day is news again. */
export function tellPromoted(
  promoted: readonly {
    readonly id: string;
    readonly name: string;
    readonly score: number;
    readonly sentence: string;
  }[],
  now: Date,
): CrmEvent[] {
  const kind = 'lead.qualified';
  return promoted.map(({ id, name, score, sentence }) => ({
    kind,
    key: `${kind}:${id}:${now.toISOString().slice(0, 10)}`,
    occurredAt: now,
    subject: { table: 'ENTREPRISES', id, name: nameSubject(name) },
    facts: { score, detail: sentence },
    text: `${EVENT_NAMES[kind]}\u00a0: ${nameSubject(name)}, ${score} sur 100.`,
  }));
}
