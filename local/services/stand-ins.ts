/** The APIs that answer on this machine, and the origins scripts call them by. */
import { createApollo } from './apollo/apollo.ts';
import { createBoamp } from './boamp/boamp.ts';
import { bringToDate } from './boamp/bring-to-date.ts';
import { readNotices } from './boamp/notices.ts';
import { createClaude } from './claude/claude.ts';
import { demoDirectory } from './directory.ts';
import { createHunter } from './hunter/hunter.ts';
import { createMake } from './make/make.ts';
import { createAdministrations } from './open-data/administrations.ts';
import { createCommunes } from './open-data/communes.ts';
import { createCompanySearch } from './open-data/company-search.ts';
import { demoRegister } from './open-data/register.ts';
import { serve } from './serve.ts';
import { createSlack } from './slack/slack.ts';

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
  const people = demoDirectory();
  const apollo = await serve(createApollo(people));
  const hunter = await serve(createHunter(people));
  const make = await serve(createMake());
  const slack = await serve(createSlack());
  const register = demoRegister();
  const companySearch = await serve(createCompanySearch(register));
  const communes = await serve(createCommunes(register));
  const administrations = await serve(createAdministrations(register));
  return {
    'https://boamp-datadila.opendatasoft.com': boamp,
    'https://www.boamp.fr': boamp,
    'https://api.anthropic.com': claude,
    'https://api.apollo.io': apollo,
    'https://api.hunter.io': hunter,
    'https://hook.eu1.make.com': make,
    'https://hook.eu2.make.com': make,
    'https://hook.us1.make.com': make,
    'https://hook.us2.make.com': make,
    'https://hooks.slack.com': slack,
    'https://recherche-entreprises.api.gouv.fr': companySearch,
    'https://geo.api.gouv.fr': communes,
    'https://api-lannuaire.service-public.gouv.fr': administrations,
  };
}
