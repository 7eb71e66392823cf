/** Tenders that close within the days of PARAMETRES are told by e-mail, once. */
import { addDays } from 'date-fns';
import * as z from 'zod/mini';
import { countOf } from '../../crm/french/numbers.ts';
import { findRecipients } from '../../crm/messages/recipients.ts';
import { writeUrgentTenders } from '../../crm/messages/urgent-tenders.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { settings as settingsTable, type TenderRow, tenders } from '../../crm/tables/index.ts';
import type { Ports, Store } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { recallMemory } from '../engine/memory.ts';

export interface UrgentReport {
  /** Tenders told in this run. */
  readonly told: number;
  readonly summary: string;
}

type UrgentTender = Parameters<typeof writeUrgentTenders>[0][number];

const NOTHING = 'Aucun nouvel appel d’offres urgent.';

const KEY = 'pistil.tenders.told';

const IDS = z.array(z.string());
/** Alone, the numbers told: how it was remembered before sendings were. */
const MEMORY = z.union([IDS, z.object({ told: IDS, begun: IDS })]);

interface Memory {
  /** Notices told, while they are urgent. */
  readonly told: readonly string[];
  /** Those of a mail that was about to leave: a run that dies then leaves them here. */
  readonly begun: readonly string[];
}

/** A property holds 9 KB; a number of notice and its quotes take a dozen characters. */
const REMEMBERED = 600;

/** The fewest calls: PARAMETRES and APPELS_OFFRES. With something to tell, three property calls, the quota, and the mail. */
export const floor = { read: 2 } as const;

/**
 * What is told is remembered before the mail leaves: a run that dies in between tells nobody, rather than everybody twice; the
 * next one says that it did, and the tenders stand in the sheet all the same. Those for which nobody is named, or the day's quota is used up, wait.
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
  const { told, begun } = recall(ports.store);
  const known = [...told, ...begun];
  // A notice that is urgent no more cannot become so again, but by a new deadline: it is then news.
  const still = known.filter((id) => urgent.some(({ noticeId }) => noticeId === id));
  const interrupted = begun.length === 0 ? '' : tellInterrupted(begun.length);
  if (begun.length > 0) remember(ports.store, { told: still, begun: [] });
  const done = tellNews(
    ports,
    settings,
    urgent.filter(({ noticeId }) => !known.includes(noticeId)),
    still,
  );
  const summary = interrupted === '' ? done.summary : [interrupted, done.told > 0 ? done.summary : ''].join(' ').trim();
  return ok({ ...done, summary });
}

function tellNews(
  ports: Ports,
  settings: Settings,
  news: readonly UrgentTender[],
  still: readonly string[],
): UrgentReport {
  const now = ports.clock.now();
  if (news.length === 0) return { told: 0, summary: NOTHING };
  const many = countOf(news.length, 'appel d’offres urgent', 'appels d’offres urgents');
  const { known } = findRecipients(settings.messages.recipients.alerts, settings.team);
  if (known.length === 0) {
    return { told: 0, summary: `${many}\u00a0; personne n’est nommé dans PARAMETRES (Destinataires, Alertes).` };
  }
  if (ports.mailer.remaining() < known.length) {
    return { told: 0, summary: `${many}\u00a0; le nombre d’e-mails du jour est atteint, l’alerte attend.` };
  }
  const begun = news.map(({ noticeId }) => noticeId).slice(-REMEMBERED);
  remember(ports.store, { told: still, begun });
  const mail = writeUrgentTenders(news, now);
  for (const { email } of known) ports.mailer.send({ to: email, ...mail });
  remember(ports.store, { told: [...still, ...begun], begun: [] });
  return {
    told: news.length,
    summary: `${many}\u00a0: ${countOf(known.length, 'personne prévenue', 'personnes prévenues')}.`,
  };
}

function tellInterrupted(count: number): string {
  const tenders = countOf(count, 'appel d’offres urgent', 'appels d’offres urgents');
  return `L’alerte sur ${tenders} s’est interrompue et n’est peut-être pas partie\u00a0: voyez APPELS_OFFRES.`;
}

function isOffered({ noticeId, state, decision, relevance }: TenderRow, least: number): boolean {
  const stands = state === 'Initial' || state === 'Rectifié' || state === '';
  return noticeId !== '' && stands && decision !== 'Écarté' && (decision === 'Retenu' || (relevance ?? 0) >= least);
}

/** An unreadable memory is none: what is urgent is told again. */
function recall(store: Store): Memory {
  const memory = recallMemory(store, KEY, MEMORY, []);
  return Array.isArray(memory) ? { told: memory, begun: [] } : memory;
}

function remember(store: Store, { told, begun }: Memory): void {
  const room = Math.max(0, REMEMBERED - begun.length);
  store.set(KEY, JSON.stringify({ told: told.slice(Math.max(0, told.length - room)), begun }));
}
