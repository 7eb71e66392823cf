/** Session's host side: who acts, under whose account, in which language; and the script's own identity. */
import { createHash } from 'node:crypto';
import type { HostOperations } from '../contract.ts';
import type { LiveExecution } from './execution.ts';
import type { Manifest } from './manifest.ts';

const EMAIL_SCOPE = 'https://www.googleapis.com/auth/userinfo.email';

/** Of the shape of Google's. */
const SCRIPT_ID = '1pistilLocalRuntimeScript0000000000000000000000000000000a';

export function createSessionOperations(manifest: Manifest, spreadsheetId: () => string): HostOperations {
  const operations: Record<string, (run: LiveExecution) => string> = {
    // Google says who acts only to scripts that were authorised.
    'session.activeUser': (run) => emailOf(run, run.activeUser, 'Session.getActiveUser'),
    'session.effectiveUser': (run) => emailOf(run, run.user, 'Session.getEffectiveUser'),
    'session.timeZone': () => manifest.timeZone,
    'session.locale': () => 'fr',
    'script.id': () => SCRIPT_ID,
    'script.spreadsheetId': () => spreadsheetId(),
    'session.temporaryKey': (run) => createHash('sha256').update(`temporary key of ${run.activeUser}`).digest('base64'),
  };
  return operations as HostOperations;
}

function emailOf(run: LiveExecution, email: string, method: string): string {
  if (run.kind === 'simple-trigger' || run.kind === 'custom-function') return '';
  run.requireScope(EMAIL_SCOPE, method);
  return email;
}
