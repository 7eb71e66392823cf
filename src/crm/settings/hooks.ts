import { EVENT_KINDS, EVENT_NAMES, type EventKind } from '../events/event.ts';
import { matchKey } from '../names.ts';
import type { Reader } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

export const DESTINATIONS = ['Make', 'Slack'] as const;

export type Destination = (typeof DESTINATIONS)[number];

/** Where each event is told. */
export type HookSettings = Readonly<Record<EventKind, readonly Destination[]>>;

const GROUP = 'Crochets web';

const DELIVERED: Readonly<Record<EventKind, string>> = {
  'lead.qualified': 'Make, Slack',
  'tender.found': 'Make',
  'tender.urgent': 'Make, Slack',
  'opportunity.won': 'Make, Slack',
  'opportunity.lost': 'Make',
  'follow-up.overdue': 'Slack',
  'contact.received': 'Slack',
};

/** Where events go: « Make, Slack », one of them, or « Non ». */
export const hookSettings: Section<HookSettings> = {
  rows: declareGroup(
    GROUP,
    '',
    'Make, Slack, les deux séparés par une virgule, ou Non.',
    EVENT_KINDS.map((kind) => [EVENT_NAMES[kind], DELIVERED[kind]] as const),
  ),
  read: (source) => ({
    'lead.qualified': source.one(GROUP, EVENT_NAMES['lead.qualified'], destinations),
    'tender.found': source.one(GROUP, EVENT_NAMES['tender.found'], destinations),
    'tender.urgent': source.one(GROUP, EVENT_NAMES['tender.urgent'], destinations),
    'opportunity.won': source.one(GROUP, EVENT_NAMES['opportunity.won'], destinations),
    'opportunity.lost': source.one(GROUP, EVENT_NAMES['opportunity.lost'], destinations),
    'follow-up.overdue': source.one(GROUP, EVENT_NAMES['follow-up.overdue'], destinations),
    'contact.received': source.one(GROUP, EVENT_NAMES['contact.received'], destinations),
  }),
};

const NOWHERE = new Set(['', 'non', 'aucun', 'false', 'faux']);

const destinations: Reader<readonly Destination[]> = {
  expected: 'Make, Slack ou Non',
  read: (value) => {
    const words = String(value)
      .split(/[,;\n]/)
      .map(matchKey);
    if (words.every((word) => NOWHERE.has(word))) return [];
    const named = DESTINATIONS.filter((destination) => words.includes(matchKey(destination)));
    return named.length === new Set(words).size ? named : null;
  },
};
