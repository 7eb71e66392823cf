/** What the inbound web hook can be asked, once it is known who asks. */
import * as z from 'zod/mini';
import { INTERACTION_RESULTS, INTERACTION_TYPES, SOURCES } from '../../crm/tables/values.ts';

const LONGEST_LINE = 500;
const LONGEST_NOTE = 10_000;

const line = z.string().check(z.trim(), z.maxLength(LONGEST_LINE));
const optionalLine = z._default(line, '');
const email = z.string().check(z.trim(), z.minLength(3), z.maxLength(254));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

const CONTACT = z.strictObject({
  email,
  firstName: optionalLine,
  lastName: optionalLine,
  company: optionalLine,
  position: optionalLine,
  phone: optionalLine,
  notes: z._default(z.string().check(z.trim(), z.maxLength(LONGEST_NOTE)), ''),
  source: z._default(z.enum(SOURCES), 'Site web'),
});

const INTERACTION = z.strictObject({
  /** Of a contact of CONTACTS. */
  email,
  type: z.enum(INTERACTION_TYPES),
  result: z._default(z.union([z.literal(''), z.enum(INTERACTION_RESULTS)]), ''),
  subject: optionalLine,
  summary: z._default(z.string().check(z.trim(), z.maxLength(LONGEST_NOTE)), ''),
  /** Today when absent. */
  day: z.optional(day),
});

export const HOOK_REQUEST = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('contact.upsert'), contact: CONTACT }),
  z.strictObject({ action: z.literal('interaction.log'), interaction: INTERACTION }),
]);

export type ContactToUpsert = z.infer<typeof CONTACT>;
export type InteractionToLog = z.infer<typeof INTERACTION>;
