import { describe, expect, it } from 'vitest';
import { isWhitelisted } from '../../../../local/runtime/host/whitelist.ts';
import { openWith } from './bundle-folder.ts';

const CODE = `
  function onOpen() { fetchIt(); }
  function onInstall() { ScriptApp.getProjectTriggers(); }
  function fetchIt() { return UrlFetchApp.fetch('https://www.boamp.fr/').getResponseCode(); }
  function mail() { MailApp.sendEmail('a@b.example', 's', 'b'); }
  function triggers() { return ScriptApp.getProjectTriggers().length; }
  function email() { return Session.getActiveUser().getEmail(); }
  function tabs() { return SpreadsheetApp.getActive().getSheets().length; }
  function ask() { return Browser.msgBox('?'); }
  function remember() { PropertiesService.getUserProperties().setProperty('a', 'b'); }
  /** @customfunction */
  function CELL_MAIL() { mail(); }
`;

const permission = (method: string, scope: string) =>
  `permission to call ${method}. Required permissions: https://www.googleapis.com/auth/${scope}`;

describe('authorisation', () => {
  it('lets nothing through that the manifest does not name', () => {
    const runtime = openWith({ code: CODE, scopes: ['spreadsheets.currentonly'] });
    const refused = (name: string) => {
      try {
        return runtime.call(name);
      } catch (error) {
        return (error as Error).message;
      }
    };
    const words = (method: string, scope: string) =>
      `Specified permissions are not sufficient to call ${method}. Required permissions: https://www.googleapis.com/auth/${scope}`;
    expect(refused('fetchIt')).toBe(words('UrlFetchApp.fetch', 'script.external_request'));
    expect(refused('mail')).toBe(words('MailApp.sendEmail', 'script.send_mail'));
    expect(refused('triggers')).toBe(words('ScriptApp.getProjectTriggers', 'script.scriptapp'));
    expect(refused('email')).toBe(words('Session.getActiveUser', 'userinfo.email'));
    expect(runtime.call('tabs')).toBe(1);
    expect(refused('ask')).toBe(words('Ui.alert', 'script.container.ui'));
    expect(runtime.outbox).toEqual([]);
  });

  it('opens no workbook without the spreadsheet’s scope', () => {
    const runtime = openWith({ code: CODE, scopes: ['script.send_mail'] });
    expect(() => runtime.call('tabs')).toThrow(
      /^Specified permissions are not sufficient to call .*spreadsheets\.currentonly$/,
    );
  });

  it('leaves simple triggers without the services that need consent, and onInstall with them', () => {
    const runtime = openWith(CODE);
    runtime.open();
    expect(runtime.runs.at(-1)?.error?.message).toBe(
      `You do not have ${permission('UrlFetchApp.fetch', 'script.external_request')}`,
    );
    expect(runtime.call('email', [], { kind: 'simple-trigger' })).toBe('');
    expect(runtime.call('remember', [], { kind: 'simple-trigger' })).toBeNull();
    expect(runtime.call('onInstall', [], { kind: 'simple-trigger' })).toBeNull();
  });

  it('leaves custom functions without mail nor windows', () => {
    const runtime = openWith(CODE);
    expect(() => runtime.call('mail', [], { kind: 'custom-function' })).toThrow(
      permission('MailApp.sendEmail', 'script.send_mail'),
    );
    expect(() => runtime.call('ask', [], { kind: 'custom-function' })).toThrow(
      permission('Ui.alert', 'script.container.ui'),
    );
  });

  it('shows nothing when nobody is in front of a screen', () => {
    expect(() => openWith(CODE).call('ask')).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
  });
});

describe('the white list', () => {
  const list = ['https://www.boamp.fr/api/', 'https://*.make.example/hooks/'];

  it.each([
    ['https://www.boamp.fr/api/explore', true],
    ['https://www.boamp.fr/autre', false],
    ['http://www.boamp.fr/api/explore', false],
    ['https://www.boamp.fr.evil.example/api/', false],
    ['https://eu1.make.example/hooks/1', true],
    ['https://make.example/hooks/1', false],
    ['https://evilmake.example/hooks/1', false],
    ['https://eu1.make.example:8443/hooks/1', false],
  ])('%s: %s', (url, allowed) => {
    expect(isWhitelisted(new URL(url), list)).toBe(allowed);
  });

  it('speaks as Google when it refuses', () => {
    const runtime = openWith({ code: CODE, whitelist: list });
    expect(() => runtime.call('fetchIt')).toThrow(
      'Request to https://www.boamp.fr/ failed because the URL has not been whitelisted in the script manifest.',
    );
  });
});
