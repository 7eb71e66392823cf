import type { InteractionResult, InteractionType } from '../../crm/tables/values.ts';
import type { Failure } from '../../result.ts';
import type { InputOf } from '../../rpc/index.ts';
import type { Contact } from '../contacts/contact.ts';

/** Days ahead, or a day of one's own. */
export type QuickDue = '1' | '3' | '7' | 'other';

/** What a person has typed so far. */
export interface Draft {
  readonly contact: Contact | null;
  readonly type: InteractionType | '';
  readonly result: InteractionResult | '';
  readonly summary: string;
  readonly nextAction: string;
  /** Which of the due days was chosen, and the day it means: `2026-06-19`, or `''`. */
  readonly due: QuickDue | '';
  readonly dueOn: string;
  readonly subject: string;
  readonly opportunityId: string;
  readonly day: string;
  /** As typed. */
  readonly minutes: string;
  readonly document: string;
}

/** A field that keeps the draft from being saved. */
export interface FieldError {
  readonly field: FieldName;
  /** In the summary at the top, as a link. */
  readonly summary: string;
  /** Under the field. */
  readonly message: string;
  readonly missing: boolean;
}

/** Fields by the name that the server gives them; each is the identifier of its control. */
const FIELDS = [
  'contactId',
  'type',
  'result',
  'summary',
  'nextAction',
  'dueOn',
  'day',
  'subject',
  'opportunityId',
  'minutes',
  'document',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Fields behind « Objet, opportunité, durée, document ». */
export const DETAILS: readonly FieldName[] = ['day', 'subject', 'opportunityId', 'minutes', 'document'];

export function emptyDraft(today: string, contact: Contact | null = null, opportunityId = ''): Draft {
  return {
    contact,
    type: '',
    result: '',
    summary: '',
    nextAction: '',
    due: '',
    dueOn: '',
    subject: '',
    opportunityId,
    day: today,
    minutes: '',
    document: '',
  };
}

/** What is missing before the server can be asked. Everything else is the server's to judge. */
export function missingIn({ contact, type, nextAction, dueOn, minutes }: Draft): FieldError[] {
  const errors: FieldError[] = [];
  if (contact === null) {
    errors.push({
      field: 'contactId',
      summary: 'Choisissez un contact',
      message: 'Choisissez un contact dans la liste, ou créez-le.',
      missing: true,
    });
  }
  if (type === '') {
    errors.push({
      field: 'type',
      summary: 'Choisissez un type d’interaction',
      message: 'Choisissez un type\u00a0: un clic, ou sa première lettre.',
      missing: true,
    });
  }
  if (dueOn !== '' && nextAction.trim() === '') {
    errors.push({
      field: 'nextAction',
      summary: 'Dites ce qu’il y a à faire',
      message: 'Dites ce qu’il y a à faire ce jour-là, ou retirez l’échéance.',
      missing: true,
    });
  }
  if (minutes.trim() !== '' && !/^\d+$/.test(minutes.trim())) {
    errors.push({
      field: 'minutes',
      summary: 'Corrigez la durée',
      message: 'Tapez un nombre, par exemple 30.',
      missing: false,
    });
  }
  return errors;
}

/** The field that a failure of the server is about, if it is one of the form's. */
export function fieldErrorOf({ field, message }: Failure): FieldError | null {
  const name = FIELDS.find((known) => known === field);
  return name === undefined ? null : { field: name, summary: message, message, missing: false };
}

/** The draft as the server takes it; only a draft without anything missing. */
export function toInput(
  draft: Draft,
  duplicate: 'refuse' | 'add' | 'complete',
  followUpIds: readonly string[],
): InputOf<'interactions.log'> {
  const { contact, type, minutes, due: _, ...rest } = draft;
  if (contact === null || type === '') throw new Error('A draft is saved once it has a contact and a type');
  const { id, nextAction, dueOn } = contact;
  return {
    ...rest,
    type,
    contactId: id,
    seen: { nextAction, dueOn },
    minutes: minutes.trim() === '' ? null : Number(minutes),
    duplicate,
    followUpIds,
  };
}
