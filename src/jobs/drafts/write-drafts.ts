/** The night's drafts: the leads that matter most, each with its next best action and a message to approve. Nothing leaves here. */
import { startOfDay } from 'date-fns';
import { fillTemplate, frame } from '../../crm/drafts/compose.ts';
import { mayBeWrittenTo, pickLeads } from '../../crm/drafts/pick-leads.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { contacts, type DraftRow, drafts, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type Claude, createClaude } from '../../services/claude/client.ts';
import { fingerprint } from '../../services/claude/fingerprint.ts';
import { askMessage, checkMessage, WRITE_MESSAGE_VERSION } from '../../services/claude/prompts/write-message.v1.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { append, type SheetRow, transact } from '../../sheet/index.ts';
import { note } from '../../sheet/journal.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { type Budget, openBudget } from '../engine/spending.ts';
import { type UnitOutcome, workThrough } from '../engine/work-through.ts';
import { type LeadFacts, readLeadFacts } from './lead-facts.ts';

const ACTION = 'drafts.write';

/** Questions sent together. */
const AT_ONCE = 8;

const TEMPLATE = 'Modèle de PARAMETRES';

/** States in which a draft still awaits somebody. */
const OPEN: ReadonlySet<string> = new Set(['À relire', 'Envoi en cours', 'À vérifier']);

interface Lead extends LeadFacts {
  readonly contact: SheetRow<typeof contacts>;
}

type NewDraft = Pick<DraftRow, 'action' | 'reason' | 'subject' | 'body' | 'origin' | 'cost'>;

interface Written {
  readonly lead: Lead;
  readonly draft: NewDraft | null;
  /** Why there is none; `''` with one. */
  readonly reason: string;
  /** Euros, an answer that cannot be used included. */
  readonly cost: number;
}

/** Six reads, then one round of questions and one operation for each batch. Without a key the team's templates are filled in. */
export function writeDrafts(ports: Ports, slice: Slice): Result<StepReport> {
  const read = readLeads(ports);
  if (!read.ok) return read;
  const { leads, waiting, settings } = read.value;
  if (leads.length === 0) {
    const full = waiting > 0 && waiting >= settings.messages.drafts.aNight;
    return ok({
      summary: full ? `${countOf(waiting, 'brouillon attend', 'brouillons attendent')} votre relecture.` : '',
    });
  }
  const key = ports.secrets.get('claude');
  const budget = openBudget(ports, settings);
  const spend = (euros: number) => budget.spend('claude', euros);
  const claude = key === null ? null : createClaude(ports, { key, model: settings.tenders.model, spend });
  const worked = workThrough(ports, slice, {
    action: ACTION,
    units: leads,
    keyOf: ({ contact }: Lead) => contact.id,
    batch: AT_ONCE,
    handle: (batch): Result<readonly UnitOutcome[]> => {
      const written = claude === null ? ok(fillAll(batch, settings)) : askAll(batch, settings, claude, budget);
      return written.ok ? keep(ports, written.value, settings) : written;
    },
  });
  if (!worked.ok) return worked;
  const { done, stopped, left } = worked.value;
  const source = claude === null ? ', d’après vos modèles (sans clé Claude)' : '';
  const said = `${countOf(done, 'brouillon à relire', 'brouillons à relire')}${source}.`;
  return ok({
    summary: stopped === null ? said : `${said} ${stopped.message}`,
    unfinished: left > 0 && stopped === null,
  });
}

/** Who gets a draft tonight, and how many drafts are still open. */
interface Picked {
  readonly leads: readonly Lead[];
  readonly waiting: number;
  readonly settings: Settings;
}

/**
 * Somebody whose draft is open, or whose facts have served already, is left out. A team that does not read its drafts gets no
 * more of them than those of one night: each may cost something, and goes stale.
 */
function readLeads(ports: Ports): Result<Picked> {
  const fresh = new FreshReader(ports);
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const { aNight, quietDays } = settings.messages.drafts;
  if (aNight === 0) return ok({ leads: [], waiting: 0, settings });
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const factsOf = readLeadFacts(fresh, settings);
  if (!factsOf.ok) return factsOf;
  const written = fresh.rows(drafts);
  if (!written.ok) return written;

  const open = new Set(written.value.rows.filter(isOpenDraft).map(({ values }) => values.contactId));
  const served = new Set(written.value.rows.map(({ values }) => `${values.contactId} ${values.inputHash}`));
  const able = people.value.rows.filter(({ id }) => id !== '' && !people.value.duplicatedIds.has(id) && !open.has(id));
  const leads = pickLeads(able, startOfDay(ports.clock.now()), { stages: settings.stages, quietDays })
    .map((contact): Lead => ({ contact, ...factsOf.value(contact) }))
    .filter(({ contact, facts }) => !served.has(`${contact.id} ${fingerprint(facts)}`));
  return ok({ leads: leads.slice(0, Math.max(0, aNight - open.size)), waiting: open.size, settings });
}

function isOpenDraft({ values }: SheetRow<typeof drafts>): boolean {
  return OPEN.has(values.status) || values.status === '';
}

function fillAll(leads: readonly Lead[], { messages }: Settings): Written[] {
  return leads.map((lead) => {
    const { values } = lead.contact;
    const filled = fillTemplate(values, messages, values.assignee);
    if (filled !== null) return { lead, draft: { ...filled, origin: TEMPLATE, cost: null }, reason: '', cost: 0 };
    return { lead, draft: null, reason: `${values.label}\u00a0: aucun modèle pour son type dans PARAMETRES.`, cost: 0 };
  });
}

/** Failures of one answer; any other will be the next one's too. */
const OF_ONE_ANSWER: ReadonlySet<string> = new Set([
  'claude.refused-topic',
  'claude.cut-short',
  'claude.unreadable',
  'claude.refused',
]);

/** Fails with `budget.spent`, and as Claude does when the next question would fail too and nothing was answered. */
function askAll(leads: readonly Lead[], { messages }: Settings, claude: Claude, budget: Budget): Result<Written[]> {
  const questions = leads.map(({ facts }) => askMessage(facts));
  const most = questions.reduce((sum, question) => sum + claude.estimate(question), 0);
  if (most > budget.left()) {
    return fail('budget.spent', 'Le budget du jour est atteint\u00a0: les autres brouillons seront écrits demain.');
  }
  const answers = claude.ask(questions);
  const down = answers.find(({ answer }) => !answer.ok && !OF_ONE_ANSWER.has(answer.error.code));
  if (down !== undefined && !down.answer.ok && answers.every(({ answer }) => !answer.ok)) return down.answer;
  return ok(
    leads.map((lead, index): Written => {
      const { values } = lead.contact;
      const asked = answers[index];
      if (asked === undefined || !asked.answer.ok) {
        const why = asked?.answer.ok === false ? asked.answer.error.message : 'Claude n’a pas répondu.';
        return { lead, draft: null, reason: `${values.label}\u00a0: ${why}`, cost: asked?.cost ?? 0 };
      }
      const message = checkMessage(asked.answer.value.value, lead.facts);
      if (message === null) {
        return {
          lead,
          draft: null,
          reason: `${values.label}\u00a0: le message de Claude ne tient pas aux faits.`,
          cost: asked.cost,
        };
      }
      const body = frame(message.body, values, messages, values.assignee);
      const origin = `${asked.answer.value.model}, ${WRITE_MESSAGE_VERSION}`;
      return { lead, draft: { ...message, body, origin, cost: asked.cost }, reason: '', cost: asked.cost };
    }),
  );
}

/** Rows in BROUILLONS. Decided again under the lock: somebody may have objected, or got a draft, meanwhile. */
function keep(ports: Ports, written: readonly Written[], { stages }: Settings): Result<readonly UnitOutcome[]> {
  const made = written.filter(({ draft }) => draft !== null);
  const cost = written.reduce((sum, one) => sum + one.cost, 0);
  const summary = `${countOf(made.length, 'brouillon écrit', 'brouillons écrits')}.`;
  const done =
    made.length === 0
      ? note(ports, { action: ACTION, summary: 'Aucun brouillon n’a pu être écrit.', cost })
      : transact(ports, {
          action: ACTION,
          summary: () => summary,
          plan: (fresh) => {
            const people = fresh.rows(contacts);
            if (!people.ok) return people;
            const known = fresh.rows(drafts);
            if (!known.ok) return known;
            const open = new Set(known.value.rows.filter(isOpenDraft).map(({ values }) => values.contactId));
            const changes = made.flatMap(({ lead, draft }) => {
              const contact = people.value.byId(lead.contact.id);
              if (draft === null || !contact || open.has(contact.id) || !mayBeWrittenTo(contact.values, stages))
                return [];
              return [
                append(drafts, {
                  ...draft,
                  status: 'À relire',
                  approved: false,
                  contact: contact.values.label,
                  contactId: contact.id,
                  opportunityId: lead.opportunityId,
                  assignee: contact.values.assignee,
                  createdOn: fresh.now,
                  inputHash: fingerprint(lead.facts),
                }),
              ];
            });
            return ok({ changes, value: null, ...(cost > 0 ? { cost } : {}) });
          },
        });
  if (!done.ok) return done;
  return ok(
    written.map(({ lead, draft, reason }): UnitOutcome => {
      const key = lead.contact.id;
      return draft === null ? { key, ok: false, reason } : { key, ok: true };
    }),
  );
}
