/** What a segment may ask of a contact and of its company. */
import { daysBetween } from '../french/dates.ts';
import { type ContactActivity, NO_ACTIVITY } from '../interactions.ts';
import type { CompanyRow, ContactRow } from '../tables/index.ts';
import { CERTIFICATIONS, CONTACT_ROLES, CONTACT_TYPES, NETWORKS, SOURCES, TEMPERATURES } from '../tables/values.ts';

/** A contact, what was exchanged with it, its company, and whether a deal is open there. */
export interface Candidate {
  readonly contact: Pick<
    ContactRow,
    | 'type'
    | 'role'
    | 'network'
    | 'source'
    | 'stage'
    | 'score'
    | 'temperature'
    | 'assignee'
    | 'lastInteraction'
    | 'optedOut'
  >;
  /** `null` without one. */
  readonly company: Pick<
    CompanyRow,
    'type' | 'size' | 'sector' | 'certifications' | 'department' | 'city' | 'score'
  > | null;
  readonly activity: ContactActivity;
  readonly openDeal: boolean;
}

interface Named {
  /** As written in PARAMETRES. */
  readonly name: string;
}

/** One or several words of a list. */
interface ListField extends Named {
  readonly kind: 'list';
  /** The words there are; `stages`, `team`: those of PARAMETRES; `typed`: those that the sheet holds. */
  readonly values: readonly string[] | 'stages' | 'team' | 'typed';
  /** Blank when unknown. */
  readonly read: (candidate: Candidate, today: Date) => readonly string[];
}

/** Between two numbers. */
interface NumberField extends Named {
  readonly kind: 'number';
  readonly read: (candidate: Candidate) => number | null;
}

/** So many days ago, or never. */
interface AgeField extends Named {
  readonly kind: 'age';
  readonly read: (candidate: Candidate, today: Date) => number | null;
}

/** Yes or no. */
interface FlagField extends Named {
  readonly kind: 'flag';
  readonly read: (candidate: Candidate) => boolean;
}

export type Field = ListField | NumberField | AgeField | FlagField;

/** What somebody has done, in the team's words. */
const BEHAVIOURS = ['Jamais contacté', 'Contacté sans réponse', 'A répondu', 'Rencontré'] as const;

const NO_CERTIFICATION = 'Aucune';

/** In the order in which a page offers them. */
export const FIELDS = {
  type: {
    kind: 'list',
    name: 'Type',
    values: CONTACT_TYPES,
    read: ({ contact, company }) => [contact.type || (company?.type ?? '')],
  },
  size: { kind: 'number', name: 'Taille', read: ({ company }) => company?.size ?? null },
  sector: { kind: 'list', name: 'Secteur', values: 'typed', read: ({ company }) => [company?.sector ?? ''] },
  certification: {
    kind: 'list',
    name: 'Certification',
    values: [...CERTIFICATIONS, NO_CERTIFICATION],
    read: ({ company }) => (company && company.certifications.length > 0 ? company.certifications : [NO_CERTIFICATION]),
  },
  behaviour: { kind: 'list', name: 'Comportement', values: BEHAVIOURS, read: ({ activity }) => behaviourOf(activity) },
  temperature: {
    kind: 'list',
    name: 'Température',
    values: TEMPERATURES,
    read: ({ contact }) => [contact.temperature],
  },
  stage: { kind: 'list', name: 'Étape', values: 'stages', read: ({ contact }) => [contact.stage] },
  source: { kind: 'list', name: 'Source', values: SOURCES, read: ({ contact }) => [contact.source] },
  assignee: { kind: 'list', name: 'Responsable', values: 'team', read: ({ contact }) => [contact.assignee] },
  lastInteraction: {
    kind: 'age',
    name: 'Dernière interaction',
    read: ({ contact }, today) =>
      contact.lastInteraction === null ? null : daysBetween(contact.lastInteraction, today),
  },
  score: { kind: 'number', name: 'Score', read: ({ contact, company }) => company?.score ?? contact.score },
  role: { kind: 'list', name: 'Rôle', values: CONTACT_ROLES, read: ({ contact }) => [contact.role] },
  network: { kind: 'list', name: 'Réseau', values: NETWORKS, read: ({ contact }) => [contact.network] },
  department: {
    kind: 'list',
    name: 'Département',
    values: 'typed',
    read: ({ company }) => [company?.department ?? ''],
  },
  city: { kind: 'list', name: 'Commune', values: 'typed', read: ({ company }) => [company?.city ?? ''] },
  openDeal: { kind: 'flag', name: 'Opportunité ouverte', read: ({ openDeal }) => openDeal },
  optedOut: { kind: 'flag', name: 'Opposition', read: ({ contact }) => contact.optedOut },
} as const satisfies Record<string, Field>;

export type FieldKey = keyof typeof FIELDS;

export const FIELD_KEYS = Object.keys(FIELDS) as [FieldKey, ...FieldKey[]];

function behaviourOf(activity: ContactActivity): string[] {
  const { lastOutgoing, lastAnswer, lastMeeting } = activity;
  if (activity === NO_ACTIVITY || (lastOutgoing === null && lastAnswer === null && lastMeeting === null)) {
    return ['Jamais contacté'];
  }
  const done: string[] = [];
  if (lastAnswer !== null) done.push('A répondu');
  if (lastMeeting !== null) done.push('Rencontré');
  return done.length > 0 ? done : ['Contacté sans réponse'];
}
