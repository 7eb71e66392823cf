/** What Google lets an execution call: the manifest's scopes, narrowed by the kind of execution. */
import type { ExecutionKind } from '../contract.ts';
import { ServiceException } from './exception.ts';
import type { Manifest } from './manifest.ts';

const PREFIX = 'https://www.googleapis.com/auth/';

/**
 * Scopes that need nobody's consent in the spreadsheet the script is bound to.
 * https://developers.google.com/apps-script/guides/triggers#restrictions
 */
const WITHOUT_CONSENT = ['spreadsheets', 'spreadsheets.currentonly'];

/** Services a custom function may use: https://developers.google.com/apps-script/guides/sheets/functions#using_services */
const IN_CUSTOM_FUNCTIONS = [...WITHOUT_CONSENT, 'script.external_request', 'userinfo.email'];

/**
 * Throws Google's message when `method` (`UrlFetchApp.fetch`) may not be called. `scope` with or without its prefix.
 * The simple trigger onInstall runs with full authorisation: the person has just given it.
 */
export function requireScope(
  manifest: Manifest,
  kind: ExecutionKind,
  functionName: string,
  scope: string,
  method: string,
): void {
  const name = scope.replace(PREFIX, '');
  const required = `call ${method}. Required permissions: ${PREFIX}${name}`;
  if (kind === 'simple-trigger' && functionName !== 'onInstall' && !WITHOUT_CONSENT.includes(name)) {
    throw new ServiceException(`You do not have permission to ${required}`);
  }
  if (kind === 'custom-function' && !IN_CUSTOM_FUNCTIONS.includes(name))
    throw new ServiceException(`You do not have permission to ${required}`);
  // Without a list in the manifest, Google finds the scopes in the code.
  const scopes = manifest.oauthScopes?.map((url) => url.replace(PREFIX, ''));
  if (
    scopes !== undefined &&
    !scopes.includes(name) &&
    !(name === 'spreadsheets.currentonly' && scopes.includes('spreadsheets'))
  ) {
    throw new ServiceException(`Specified permissions are not sufficient to ${required}`);
  }
}
