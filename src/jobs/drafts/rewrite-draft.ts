/** « Autre version »: Claude writes a draft anew, as the person wishes. The old words stay until the new ones are there. */
import * as z from 'zod/mini';
import { bareWords } from '../../crm/drafts/bare-words.ts';
import { frame } from '../../crm/drafts/compose.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { contacts, drafts, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type Asked, createClaude } from '../../services/claude/client.ts';
import { fingerprint } from '../../services/claude/fingerprint.ts';
import { askRewrite, isOther, REWRITE_MESSAGE_VERSION } from '../../services/claude/prompts/rewrite-message.v1.ts';
import { checkMessage, type WrittenMessage } from '../../services/claude/prompts/write-message.v1.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { type Fresh, onBehalf, type SheetRow, setSystem, transact } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';
import { openBudget } from '../engine/spending.ts';
import { askOwner, isKeptElsewhere } from '../errands/ask-owner.ts';
import type { DraftOutcome } from './edit-draft.ts';
import { readLeadFacts } from './lead-facts.ts';
import { findDraft, isToRead } from './send-drafts.ts';

export const REWRITE = 'drafts.rewrite';

/** Letters of a cell. */
const LONGEST = 50_000;
const LONGEST_WISH = 200;

export const REWRITE_INPUT = z.strictObject({
  id: z.string().check(z.minLength(1, 'Choisissez un brouillon.'), z.maxLength(40)),
  /** « plus court »; `''` for no wish. */
  wish: z
    .string()
    .check(z.trim(), z.maxLength(LONGEST_WISH, `Dites votre souhait en ${LONGEST_WISH} caractères au plus.`)),
  /** What the page showed: what a colleague typed since is kept. */
  seen: z.strictObject({
    subject: z.string().check(z.maxLength(LONGEST)),
    body: z.string().check(z.maxLength(LONGEST)),
    approved: z.boolean(),
  }),
});

export type DraftRewriting = z.infer<typeof REWRITE_INPUT>;

/** Done here, or asked of the account that keeps the key. */
export function requestRewrite(ports: Ports, input: DraftRewriting): Result<DraftOutcome> {
  if (!isKeptElsewhere(ports, ['claude'])) return rewriteDraft(ports, input);
  const asked = askOwner(ports, { what: REWRITE, name: `Autre version de «\u00a0${input.seen.subject}\u00a0»`, input });
  return asked.ok ? ok({ summary: asked.value.summary, operation: null }) : asked;
}

/**
 * Six reads, one question, one operation that can be undone; the new words have to be approved again. Fails with
 * `draft.no-key`, `draft.gone`, `draft.settled`, `draft.changed`, `draft.no-contact`, `draft.objected`, `budget.spent`,
 * `draft.unusable`, and as Claude and `transact` do. The draft is then as it was.
 */
export function rewriteDraft(ports: Ports, { id, wish, seen }: DraftRewriting): Result<DraftOutcome> {
  const key = ports.secrets.get('claude');
  if (key === null) {
    return fail('draft.no-key', 'Une autre version demande une clé Claude\u00a0: enregistrez-la dans Pistil > Santé.');
  }
  const fresh = new FreshReader(ports);
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const found = findAsSeen(fresh, id, seen);
  if (!found.ok) return found;
  const { draft, contact } = found.value;
  const factsOf = readLeadFacts(fresh, settings);
  if (!factsOf.ok) return factsOf;

  const { facts } = factsOf.value(contact);
  const author = draft.values.assignee || contact.values.assignee;
  const names = [contact.values.firstName, contact.values.lastName, author, ...settings.team.map(({ name }) => name)];
  const former = bareWords(seen.body, settings.messages.signature, names);
  const proposed = propose(ports, { key, settings, facts, former, wish });
  if (!proposed.ok) return proposed;
  const { message, origin, cost } = proposed.value;
  const body = frame(message.body, contact.values, settings.messages, author);
  const done = transact(ports, {
    action: REWRITE,
    summary: () =>
      `Autre version du brouillon pour ${draft.values.contact}${wish === '' ? '' : `, «\u00a0${wish}\u00a0»`}.`,
    plan: (now) => {
      const still = findAsSeen(now, id, seen);
      if (!still.ok) return still;
      const paid = (still.value.draft.values.cost ?? 0) + cost;
      const { action, reason, subject } = message;
      return ok({
        changes: [
          onBehalf(drafts, id, { subject, body, approved: false }, seen),
          setSystem(drafts, id, { action, reason, origin, inputHash: fingerprint(facts), cost: paid }),
        ],
        value: null,
        ...(cost > 0 ? { cost } : {}),
      });
    },
  });
  if (!done.ok) return giveUp(ports, cost, done);
  return ok({
    summary: 'Le message est réécrit\u00a0: relisez-le avant de l’approuver.',
    operation: done.value.operation,
  });
}

interface Proposal {
  readonly message: WrittenMessage;
  /** The model, and the version of the question. */
  readonly origin: string;
  /** Euros. */
  readonly cost: number;
}

/** One paid question, within the day's budget. */
function propose(
  ports: Ports,
  asking: {
    readonly key: string;
    readonly settings: Settings;
    readonly facts: string;
    readonly former: string;
    readonly wish: string;
  },
): Result<Proposal> {
  const { key, settings, facts, former, wish } = asking;
  const question = askRewrite(facts, former, wish);
  const budget = openBudget(ports, settings);
  const claude = createClaude(ports, {
    key,
    model: settings.tenders.model,
    spend: (euros) => budget.spend('claude', euros),
  });
  if (claude.estimate(question) > budget.left()) {
    return fail('budget.spent', 'Le brouillon reste tel quel\u00a0: le budget du jour est atteint.');
  }
  const [{ answer, cost } = NO_ANSWER] = claude.ask([question]);
  if (!answer.ok) return giveUp(ports, cost, fail(answer.error.code, tellWhy(answer.error)));
  const message = checkMessage(answer.value.value, facts);
  if (message === null || !isOther(message, former)) return giveUp(ports, cost, fail('draft.unusable', UNUSABLE));
  return ok({ message, origin: `${answer.value.model}, ${REWRITE_MESSAGE_VERSION}`, cost });
}

const NO_ANSWER: Asked = { answer: fail('claude.unavailable', 'Claude n’a pas répondu.'), cost: 0, kept: false };

const UNUSABLE =
  'Le brouillon reste tel quel\u00a0: la proposition de Claude n’était pas utilisable. Précisez votre souhait, ou corrigez le message vous-même.';

function tellWhy({ code, message }: { readonly code: string; readonly message: string }): string {
  const passing = ['claude.unavailable', 'claude.limited', 'claude.suspended'].includes(code);
  return `Le brouillon reste tel quel. ${passing ? 'Claude n’est pas joignable\u00a0: réessayez dans quelques minutes.' : message}`;
}

/** What was paid for nothing is told in JOURNAL all the same. */
function giveUp(ports: Ports, cost: number, failure: Result<never>): Result<never> {
  if (cost <= 0) return failure;
  const noted = note(ports, { action: REWRITE, summary: 'Une autre version d’un brouillon n’a pas été gardée.', cost });
  return noted.ok ? failure : noted;
}

interface Found {
  readonly draft: SheetRow<typeof drafts>;
  readonly contact: SheetRow<typeof contacts>;
}

function findAsSeen(fresh: Fresh, id: string, seen: DraftRewriting['seen']): Result<Found> {
  const found = findDraft(fresh, id);
  if (!found.ok) return found;
  const { status, subject, body, approved, contactId } = found.value.values;
  if (!isToRead(status)) return fail('draft.settled', 'Ce brouillon n’est plus à relire.');
  if (subject !== seen.subject || body !== seen.body || approved !== seen.approved) {
    return fail(
      'draft.changed',
      'Le brouillon reste tel quel\u00a0: un collègue l’a modifié entre-temps. Rouvrez la page pour le relire.',
    );
  }
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const contact = people.value.byId(contactId);
  if (!contact) return fail('draft.no-contact', 'Cette personne n’est plus dans CONTACTS.');
  if (contact.values.optedOut) {
    return fail('draft.objected', 'Cette personne s’oppose à la prospection\u00a0: aucun message ne lui est préparé.');
  }
  return ok({ draft: found.value, contact });
}
