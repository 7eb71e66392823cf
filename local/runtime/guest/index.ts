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
import { Charts, SpreadsheetApp } from './spreadsheet/index.ts';

const SERVICES = {
  Browser,
  CacheService,
  Charts,
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

let answered = encode({ value: null });

/** Calls a global of the bundle. `args`: wire text of an array; `event`: a trigger's, described, which replaces them. */
export function enter(functionName: string, args: string, event: string | null): void {
  try {
    const called: unknown = (globalThis as Record<string, unknown>)[functionName];
    if (typeof called !== 'function') {
      answered = failure('Exception', `Script function not found: ${functionName}`, '');
      return;
    }
    const given = event === null ? decode<unknown[]>(args) : [makeEvent(decode<EventDescription>(event))];
    const value: unknown = called(...given);
    // Google waits for no promise: an asynchronous function answers nothing, but its failure is the run's.
    if (value instanceof Promise) value.catch(fail);
    else answered = encode({ value: value ?? null });
  } catch (thrown) {
    fail(thrown);
  }
}

/** Wire text of what the call answered, or of the error it threw. */
export function outcome(): string {
  return answered;
}

function fail(thrown: unknown): void {
  answered =
    thrown instanceof Error
      ? failure(thrown.name, thrown.message, thrown.stack ?? '')
      : failure('Error', String(thrown), '');
}

function failure(name: string, message: string, stack: string): string {
  return encode({ error: { name, message, stack } });
}
