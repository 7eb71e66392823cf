/** The APIs that answer on this machine, and the origins scripts call them by. */
import { createBoamp } from './boamp/boamp.ts';
import { bringToDate } from './boamp/bring-to-date.ts';
import { readNotices } from './boamp/notices.ts';
import { createClaude } from './claude/claude.ts';
import { serve } from './service.ts';

export interface StandInOptions {
  /** Folder of the notices that BOAMP serves. */
  readonly boampDir: string;
  /** Instant to which the notices' dates are brought; null to serve them as they are. */
  readonly boampToday: number | null;
}

/** Starts them; returns the origin a script calls → the loopback origin that answers. */
export async function startStandIns({ boampDir, boampToday }: StandInOptions): Promise<Record<string, string>> {
  const notices = readNotices(boampDir);
  const boamp = await serve(createBoamp(boampToday === null ? notices : bringToDate(notices, boampToday)));
  const claude = await serve(createClaude());
  return {
    'https://boamp-datadila.opendatasoft.com': boamp,
    'https://www.boamp.fr': boamp,
    'https://api.anthropic.com': claude,
  };
}
