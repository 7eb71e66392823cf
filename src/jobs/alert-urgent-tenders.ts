/** Tenders that close within the days of PARAMETRES are told by e-mail, once. */
import { addDays } from 'date-fns';
import * as z from 'zod/mini';
import { countOf } from '../crm/french/numbers.ts';
import { findRecipients } from '../crm/messages/recipients.ts';
import { writeUrgentTenders } from '../crm/messages/urgent-tenders.ts';
import { parseSettings } from '../crm/settings/index.ts';
import { settings as settingsTable, type TenderRow, tenders } from '../crm/tables/index.ts';
import type { Ports, Store } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { readTable } from '../sheet/index.ts';

export interface UrgentReport {
  /** Tenders told in this run. */
  readonly told: number;
  readonly summary: string;
}

const NOTHING = 'Aucun nouvel appel d’offres urgent.';

const KEY = 'pistil.tenders.told';

const MEMORY = z.array(z.string());

/** A property holds 9 KB; a number of notice and its quotes take a dozen characters. */
const REMEMBERED = 600;

/** The fewest calls: PARAMETRES and APPELS_OFFRES. With something to tell, two property calls, the quota, and the mail. */
export const floor = { read: 2 } as const;

/**
 * What is told is remembered before the mail leaves: a run that dies in between tells nobody, rather than everybody twice; the
 * tenders stand in the sheet all the same. Those for which nobody is named, or the day's quota is used up, wait.
 */
export function alertUrgentTenders(ports: Ports): Result<UrgentReport> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const notices = readTable(ports, tenders);
  if (!notices.ok) return notices;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  const now = ports.clock.now();
  const soon = addDays(now, settings.tenders.urgentDays);
  const urgent = notices.value.rows.flatMap(({ values }) => {
    const { deadline } = values;
    return deadline !== null &&
      deadline >= now &&
      deadline <= soon &&
      isOffered(values, settings.tenders.relevance.adjacent)
      ? [{ ...values, deadline }]
      : [];
  });
  if (urgent.length === 0) return ok({ told: 0, summary: NOTHING });
  const told = recall(ports.store);
  const news = urgent.filter(({ noticeId }) => !told.includes(noticeId));
  if (news.length === 0) return ok({ told: 0, summary: NOTHING });
  const many = countOf(news.length, 'appel d’offres urgent', 'appels d’offres urgents');
  const { known } = findRecipients(settings.messages.recipients.alerts, settings.team);
  if (known.length === 0) {
    return ok({ told: 0, summary: `${many}\u00a0; personne n’est nommé dans PARAMETRES (Destinataires, Alertes).` });
  }
  if (ports.mailer.remaining() < known.length) {
    return ok({ told: 0, summary: `${many}\u00a0; le nombre d’e-mails du jour est atteint, l’alerte attend.` });
  }
  // A notice that is urgent no more cannot become so again, but by a new deadline: it is then news.
  const still = told.filter((id) => urgent.some(({ noticeId }) => noticeId === id));
  const remembered = [...still, ...news.map(({ noticeId }) => noticeId)].slice(-REMEMBERED);
  ports.store.set(KEY, JSON.stringify(remembered));
  const mail = writeUrgentTenders(news, now);
  for (const { email } of known) ports.mailer.send({ to: email, ...mail });
  return ok({
    told: news.length,
    summary: `${many}\u00a0: ${countOf(known.length, 'personne prévenue', 'personnes prévenues')}.`,
  });
}

function isOffered({ noticeId, state, decision, relevance }: TenderRow, least: number): boolean {
  const stands = state === 'Initial' || state === 'Rectifié' || state === '';
  return noticeId !== '' && stands && decision !== 'Écarté' && (decision === 'Retenu' || (relevance ?? 0) >= least);
}

/** An unreadable memory is none: what is urgent is told again. */
function recall(store: Store): readonly string[] {
  const text = store.get(KEY);
  if (text === null) return [];
  try {
    const memory = MEMORY.safeParse(JSON.parse(text));
    return memory.success ? memory.data : [];
  } catch {
    return [];
  }
}
