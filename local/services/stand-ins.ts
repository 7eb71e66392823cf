/** The APIs that answer on this machine, and the origins scripts call them by. */
import { createBoamp } from './boamp/boamp.ts';
import { readNotices } from './boamp/notices.ts';
import { createClaude } from './claude/claude.ts';
import { serve } from './service.ts';

export interface StandInOptions {
  /** Folder of the notices that BOAMP serves. */
  readonly boampDir: string;
}

/** Starts them; returns the origin a script calls → the loopback origin that answers. */
export async function startStandIns({ boampDir }: StandInOptions): Promise<Record<string, string>> {
  const boamp = await serve(createBoamp(readNotices(boampDir)));
  const claude = await serve(createClaude());
  return {
    'https://boamp-datadila.opendatasoft.com': boamp,
    'https://www.boamp.fr': boamp,
    'https://api.anthropic.com': claude,
  };
}
