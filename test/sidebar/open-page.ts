/** A built page in a real browser, its `google.script.run` wired to the real rpc over in-memory ports. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { handle } from '../../src/rpc/index.ts';
import type { Browser } from '../browser/launch-chromium.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';

/** The sidebar of Google Sheets. */
const SIDEBAR = { width: 300, height: 712 };

/** What stands between the page and the rpc. */
export interface Line {
  /** Calls that went through, in order. */
  readonly calls: { readonly method: string; readonly input: unknown }[];
  /** Answers wait while it is true. */
  held: boolean;
  /** Google's or the network's message, which takes the place of the next answers: the server has worked all the same. */
  broken: string | null;
  /** The page asked to be closed. */
  closed: boolean;
}

export interface OpenPage {
  readonly page: Page;
  readonly line: Line;
}

/** Opens `dist/<name>.html` in a page of its own, on a subject as `screen.showSidebar` gives it. */
export async function openPage(
  browser: Browser,
  name: string,
  ports: MemoryPorts,
  held = false,
  subject = '',
): Promise<OpenPage> {
  const page = await browser.context.newPage();
  await page.setViewportSize(SIDEBAR);
  const line: Line = { calls: [], held, broken: null, closed: false };
  await page.exposeFunction('answerRpc', async (method: string, input: unknown) => {
    line.calls.push({ method, input });
    while (line.held) await new Promise((resolve) => setTimeout(resolve, 5));
    const answer = handle(ports, method, input);
    // google.script.run refuses dates, functions and the like: nothing may be lost in JSON.
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    return line.broken === null ? { answer } : { thrown: line.broken };
  });
  await page.exposeFunction('closeHost', () => {
    line.closed = true;
  });
  await page.addInitScript(installGoogleScript);
  const html = await readFile(new URL(`../../dist/${name}.html`, import.meta.url), 'utf8');
  await page.route('http://page.example/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `${html}<data id="subject" value="${subject}" hidden></data>`,
    }),
  );
  await page.goto('http://page.example/');
  return { page, line };
}

/** Runs in the page, before its script. */
function installGoogleScript(): void {
  interface Answer {
    readonly answer?: unknown;
    readonly thrown?: string;
  }
  const host = window as unknown as {
    answerRpc(method: string, input: unknown): Promise<Answer>;
    closeHost(): void;
    google: unknown;
  };
  const run = (success: (value: unknown) => void, failure: (error: Error) => void) => ({
    withSuccessHandler: (handler: (value: unknown) => void) => run(handler, failure),
    withFailureHandler: (handler: (error: Error) => void) => run(success, handler),
    rpc: (method: string, input: unknown) => {
      host.answerRpc(method, input).then(({ answer, thrown }) => {
        if (thrown === undefined) success(answer);
        else failure(new Error(thrown));
      }, failure);
    },
  });
  const nothing = () => {};
  host.google = { script: { run: run(nothing, nothing), host: { close: () => host.closeHost() } } };
}

/** A sidebar: at 300 px and at 280. */
export function expectTidy(page: Page): Promise<void> {
  return expectTidyAt(page, [{ width: 280, height: SIDEBAR.height }, SIDEBAR]);
}

/** No trouble for axe-core, no text cut or spilling, nothing under 12 px; the last size stays. */
export async function expectTidyAt(
  page: Page,
  sizes: readonly { readonly width: number; readonly height: number }[],
): Promise<void> {
  // Colours on their way from one state to another would be measured half-way: they are taken to their end, since waiting
  // for it may last for ever on a page that Chromium does not draw.
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().iterations === 1) animation.finish();
  });
  // The pages have no frames: without looking for them, axe opens no page of its own, which takes a quarter of the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await page.evaluate(findUntidy), `at ${size.width} px`).toEqual([]);
  }
}

/** Runs in the page: elements wider than their box, and texts under 12 px. */
function findUntidy(): string[] {
  const found: string[] = [];
  // What scrolls sideways by design may hold more than it shows.
  const scrolls = (element: Element) => getComputedStyle(element).overflowX === 'auto';
  const isInside = (element: Element | null): boolean =>
    element !== null && (scrolls(element) || isInside(element.parentElement));
  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`page ${document.documentElement.scrollWidth} px wide`);
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!element.checkVisibility() || element.closest('.sr, svg, select')) continue;
    const name = `${element.tagName}.${element.className} « ${element.textContent?.slice(0, 40)} »`;
    const box = element.getBoundingClientRect();
    if ((box.right > innerWidth + 0.5 || box.left < -0.5) && !isInside(element.parentElement))
      found.push(`${name} sticks out`);
    if (
      element.scrollWidth > element.clientWidth + 1 &&
      element.clientWidth > 0 &&
      !scrolls(element) &&
      getComputedStyle(element).display !== 'inline'
    ) {
      found.push(`${name} overflows`);
    }
    const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (text && Number.parseFloat(getComputedStyle(element).fontSize) < 12) found.push(`${name} is too small`);
  }
  return found;
}
