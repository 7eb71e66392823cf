/** The page « Brouillons »: what awaits a person, and how many messages may still leave today. */
import { drafts } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { FreshReader } from '../../sheet/fresh-reader.ts';
import { openSlice } from '../engine/slice.ts';
import { recallErrands } from '../errands/memory.ts';
import { describeRequest } from '../errands/requests.ts';
import { REWRITE } from './rewrite-draft.ts';
import { isToRead, sendDrafts, settleOpenDrafts } from './send-drafts.ts';

export interface ShownDraft {
  readonly id: string;
  readonly state: 'to-read' | 'doubtful';
  readonly contact: string;
  readonly action: string;
  readonly reason: string;
  readonly subject: string;
  readonly body: string;
  readonly approved: boolean;
  readonly assignee: string;
}

export interface DraftList {
  /** Those to check first, then the oldest. */
  readonly drafts: readonly ShownDraft[];
  /** Recipients that today's quota still allows. */
  readonly mailsLeft: number;
  /** Without it, messages come from the templates of PARAMETRES. */
  readonly hasKey: boolean;
  /** What has been asked of the account that keeps the key, and how it went, one sentence each. */
  readonly requests: readonly string[];
}

/** BROUILLONS read under the lock, then as it stands; the quota and the key. */
export function loadDrafts(ports: Ports): Result<DraftList> {
  const settled = settleOpenDrafts(ports);
  if (!settled.ok) return settled;
  const rows = new FreshReader(ports).rows(drafts);
  if (!rows.ok) return rows;
  const shown = rows.value.rows
    .filter(({ id, values }) => id !== '' && (isToRead(values.status) || values.status === 'À vérifier'))
    .map(({ id, values }): ShownDraft => {
      const { contact, action, reason, subject, body, approved, assignee, status } = values;
      const state = status === 'À vérifier' ? 'doubtful' : 'to-read';
      return { id, state, contact, action, reason, subject, body, approved, assignee };
    });
  return ok({
    drafts: [...shown.filter(({ state }) => state === 'doubtful'), ...shown.filter(({ state }) => state === 'to-read')],
    mailsLeft: ports.mailer.remaining(),
    hasKey: ports.secrets.whereabouts('claude') !== 'absent',
    requests: recallErrands(ports)
      .requests.filter(({ what }) => what === REWRITE)
      .map((request) => `${request.name}. ${describeRequest(request, ports.clock.now())}`),
  });
}

export interface Sending {
  readonly summary: string;
  /** Something that was approved has not left, or may not have. */
  readonly hindered: boolean;
}

/** The button of the page: what is approved leaves now. */
export function sendNow(ports: Ports): Result<Sending> {
  const sent = sendDrafts(ports, openSlice(ports.clock));
  if (!sent.ok) return sent;
  const { summary, hindered } = sent.value;
  return ok({ summary: summary || 'Aucun brouillon approuvé n’attend.', hindered });
}
