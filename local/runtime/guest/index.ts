/**
 * The guest: Apps Script's globals, made in the bundle's own context, and the way in. Evaluated before Code.js at the
 * start of each execution.
 */
import type { EventDescription } from '../host/event-object.ts';
import { decode, encode } from '../wire.ts';
import { createDate } from './clock.ts';
import { makeEvent } from './event-object.ts';
import { Browser } from './services/browser.ts';
import { CacheService } from './services/cache.ts';
import { ContentService } from './services/content.ts';
import { HtmlService } from './services/html.ts';
import { LockService } from './services/lock.ts';
import { console, Logger } from './services/logger.ts';
import { MailApp } from './services/mail.ts';
import { PropertiesService } from './services/properties.ts';
import { absentService } from './services/refuse-unknown.ts';
import { ScriptApp } from './services/script-app.ts';
import { Session } from './services/session.ts';
import { UrlFetchApp } from './services/url-fetch.ts';
import { Utilities } from './services/utilities.ts';
import { SpreadsheetApp } from './spreadsheet/index.ts';

const SERVICES = {
  Browser,
  CacheService,
  console,
  ContentService,
  Date: createDate(),
  HtmlService,
  LockService,
  Logger,
  MailApp,
  PropertiesService,
  ScriptApp,
  Session,
  SpreadsheetApp,
  UrlFetchApp,
  Utilities,
};

/** Services that Google has in every script, and of which nothing is implemented here. */
const ABSENT = [
  'CalendarApp',
  'CardService',
  'Charts',
  'ConferenceDataService',
  'ContactsApp',
  'DataStudioApp',
  'DocumentApp',
  'DriveApp',
  'FormApp',
  'GmailApp',
  'GroupsApp',
  'Jdbc',
  'LanguageApp',
  'LinearOptimizationService',
  'Maps',
  'SitesApp',
  'SlidesApp',
  'XmlService',
];

function defineGlobal(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

for (const [name, service] of Object.entries(SERVICES)) defineGlobal(name, service);
for (const name of ABSENT) defineGlobal(name, absentService(name));

/**
 * Calls a global of the bundle; answers wire text: its value, or the error it threw. `event`: a trigger's, described.
 */
export function enter(functionName: string, args: string, event: string | null): string {
  try {
    const called: unknown = (globalThis as Record<string, unknown>)[functionName];
    if (typeof called !== 'function') return failure('Exception', `Script function not found: ${functionName}`, '');
    const given = event === null ? decode<unknown[]>(args) : [makeEvent(decode<EventDescription>(event))];
    return encode({ value: called(...given) });
  } catch (thrown) {
    if (thrown instanceof Error) return failure(thrown.name, thrown.message, thrown.stack ?? '');
    return failure('Error', String(thrown), '');
  }
}

function failure(name: string, message: string, stack: string): string {
  return encode({ error: { name, message, stack } });
}
