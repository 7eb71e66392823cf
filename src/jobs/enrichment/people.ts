/** The contacts as the rounds of enrichment see them: with their company, and what was asked about them before. */
import { differenceInCalendarDays } from 'date-fns';
import { domainOf } from '../../crm/enrichment/person.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { companies, contacts, enrichments, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable, type SheetRow } from '../../sheet/index.ts';
import { indexOrigins, lastAsked, type Origins, originOf, printOfEmail } from './origins.ts';

export interface Person {
  readonly id: string;
  readonly values: SheetRow<typeof contacts>['values'];
  /** Of the company's mail; `''` when it is not known. */
  readonly domain: string;
}

export interface People {
  readonly settings: Settings;
  /** Those who may be looked up: known by an identifier of their own, and who did not object. Best scores first. */
  readonly people: readonly Person[];
  readonly origins: Origins;
  readonly now: Date;
}

/** Four reads. */
export function readPeople(ports: Ports): Result<People> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const read = readTable(ports, contacts);
  if (!read.ok) return read;
  const firms = readTable(ports, companies);
  if (!firms.ok) return firms;
  const lines = readTable(ports, enrichments);
  if (!lines.ok) return lines;
  const people = read.value.rows
    .filter(({ id, values }) => id !== '' && !values.optedOut && !read.value.duplicatedIds.has(id))
    .map(({ id, values }): Person => ({ id, values, domain: domainOf(firms.value.byId(values.companyId)?.values) }))
    .sort((a, b) => (b.values.score ?? 0) - (a.values.score ?? 0));
  return ok({
    settings: parseSettings(configured.value.rows.map(({ values }) => values)).settings,
    people,
    origins: indexOrigins(lines.value.rows.map(({ values }) => values)),
    now: ports.clock.now(),
  });
}

/** Whom Apollo may tell something new about. */
export function toLookUp(read: People): Person[] {
  return read.people
    .filter(({ values }) => [values.position, values.linkedin, values.email].includes(''))
    .filter(isNamed)
    .filter(({ values, domain }) => values.company.trim() !== '' || domain !== '')
    .filter(({ id }) => isDue(read, id, 'Apollo'))
    .slice(0, read.settings.lookups.most);
}

/** Whose address has not been verified since it was typed or found. */
export function toVerify({ people, origins, settings }: People): Person[] {
  return people
    .filter(({ id, values: { email, emailStatus } }) => {
      if (email === '') return false;
      const line = originOf(origins(contacts, id), contacts, 'emailStatus');
      if (line === null) return emailStatus === '';
      return line.source !== 'Hunter' || line.reference !== printOfEmail(email);
    })
    .slice(0, settings.lookups.most);
}

/** Whose address Hunter may work out from a name and a domain. */
export function toFind(read: People): Person[] {
  return read.people
    .filter(({ values, domain }) => values.email === '' && domain !== '')
    .filter(isNamed)
    .filter(({ id }) => isDue(read, id, 'Hunter'))
    .slice(0, read.settings.lookups.most);
}

function isNamed({ values: { firstName, lastName } }: Person): boolean {
  return firstName.trim() !== '' && lastName.trim() !== '';
}

function isDue({ origins, settings, now }: People, id: string, source: string): boolean {
  const asked = lastAsked(origins(contacts, id), source);
  return asked === null || differenceInCalendarDays(now, asked) >= settings.lookups.again;
}
