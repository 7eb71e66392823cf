import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptRunShim } from '../../../local/preview/page/script-run-shim.ts';
import { type Browser, launchChromium } from '../../browser/launch-chromium.ts';

let browser: Browser;
let page: Page;

/** A page that plays the preview: it answers each call of its frame with what `answer` says. */
async function open(answer: 'echo' | 'fail'): Promise<void> {
  page = await browser.context.newPage();
  await page.setContent('<iframe sandbox="allow-scripts allow-forms"></iframe>');
  await page.evaluate(
    ({ html, answer }) => {
      const frame = document.querySelector('iframe') as HTMLIFrameElement;
      addEventListener('message', (event) => {
        if (event.data.pistil !== 'call') return;
        const { id, functionName, args } = event.data;
        const result =
          answer === 'echo'
            ? { ok: true, json: JSON.stringify([functionName, ...args]) }
            : { ok: false, message: 'Error: Montant invalide' };
        frame.contentWindow?.postMessage({ pistil: 'answer', id, ...result }, '*');
      });
      frame.srcdoc = html;
    },
    {
      html: `<!doctype html>${scriptRunShim(['rpc', 'secret_'])}<form id="f"><input name="nom" value="Vasseur"><input name="jour" value="lundi"><input name="jour" value="jeudi"></form>`,
      answer,
    },
  );
  await page.frames()[1]?.waitForSelector('form');
}

/** Runs code in the frame; it calls `done` with what it found. */
const inFrame = (code: string): Promise<unknown> =>
  page.frames()[1]?.evaluate(`new Promise((done) => { ${code} })`) ?? Promise.reject(new Error('no frame'));

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());

describe('google.script.run', () => {
  it('hands the answer and the user object to the success handler', async () => {
    await open('echo');
    expect(
      await inFrame(
        "google.script.run.withSuccessHandler((value, given) => done([value, given])).withUserObject('moi').rpc('contacts.search', { q: 'va' })",
      ),
    ).toEqual([['rpc', 'contacts.search', { q: 'va' }], 'moi']);
  });

  it('keeps the handlers of each call apart', async () => {
    expect(
      await inFrame(
        'const got = []; const run = google.script.run; for (const n of [1, 2]) run.withSuccessHandler((v) => { got.push([n, v[1]]); if (got.length === 2) done(got); }).rpc(n);',
      ),
    ).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('sends a form as an object, several values of a name as a list', async () => {
    expect(await inFrame("google.script.run.withSuccessHandler(done).rpc(document.getElementById('f'))")).toEqual([
      'rpc',
      { nom: 'Vasseur', jour: ['lundi', 'jeudi'] },
    ]);
  });

  it('refuses a Date inside an object, and names its property', async () => {
    expect(
      await inFrame(
        "try { google.script.run.rpc({ quand: new Date() }); done('taken') } catch (error) { done(error.message) }",
      ),
    ).toBe('Failed due to illegal value in property: quand');
  });

  it.each([
    'new Date()',
    '[() => 1]',
    'document.body',
    'new Map()',
    '(() => { const a = []; a.push(a); return a; })()',
  ])('refuses %s as an argument', async (value) => {
    expect(
      await inFrame(
        `try { google.script.run.rpc('x', ${value}); done('taken') } catch (error) { done(error.message) }`,
      ),
    ).toBe('Failed due to illegal value in property: 1');
  });

  it('turns undefined into null in a list', async () => {
    expect(await inFrame('google.script.run.withSuccessHandler(done).rpc([undefined, 1])')).toEqual(['rpc', [null, 1]]);
  });

  it('has neither private nor unknown functions, nor google.script.url', async () => {
    expect(
      await inFrame(
        'done([typeof google.script.run.secret_, typeof google.script.run.nowhere, typeof google.script.url])',
      ),
    ).toEqual(['undefined', 'undefined', 'undefined']);
  });

  it('hands an error to the failure handler', async () => {
    await open('fail');
    expect(
      await inFrame(
        'google.script.run.withFailureHandler((error) => done([error instanceof Error, error.name, error.message])).rpc()',
      ),
    ).toEqual([true, 'ScriptError', 'Error: Montant invalide']);
  });
});
