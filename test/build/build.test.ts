import { createContext, runInContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { SmallProject } from './small-project.ts';

let project: SmallProject;
afterEach(() => project.remove());

async function build(changes: Record<string, string> = {}): Promise<Map<string, string>> {
  project = await SmallProject.create(changes);
  expect(await project.build()).toEqual({ code: 0, error: '' });
  return project.dist();
}

async function refusal(changes: Record<string, string>): Promise<string> {
  project = await SmallProject.create(changes);
  const { code, error } = await project.build();
  expect(code).toBe(1);
  await expect(project.dist()).rejects.toThrow('ENOENT');
  return error;
}

describe('the built server', () => {
  it('begins with a function for each entry point, under the JSDoc that Sheets shows', async () => {
    const code = (await build()).get('Code.js') ?? '';
    const stubs = code.slice(0, code.indexOf('webpackBootstrap'));
    expect(stubs).toContain(
      `/**
 * Double d’un nombre.
 * @param {number} value Le nombre.
 * @return {number} Son double.
 * @customfunction
 */
function DOUBLE(`,
    );
    expect(stubs).toContain('function onOpen(');
  });

  it('answers once its file is evaluated in a bare context', async () => {
    const context = createContext({});
    runInContext((await build()).get('Code.js') ?? '', context);
    expect(runInContext('DOUBLE(21)', context)).toBe(42);
  });

  it('is the same, byte for byte, from one build to the next', async () => {
    const first = await build();
    expect((await project.build()).code).toBe(0);
    expect(await project.dist()).toEqual(first);
  });

  it('leaves nothing of an earlier build behind', async () => {
    await build();
    await project.write('dist/old.html', '');
    await project.build();
    expect([...(await project.dist()).keys()]).toEqual(['Code.js', 'appsscript.json', 'small.html']);
  });
});

describe('a built page', () => {
  it('holds its script and its style, with nothing that HtmlService would cut or run', async () => {
    const html = (await build()).get('small.html') ?? '';
    expect(html).toContain('<style>a{color:#123456}</style>');
    expect(html).toContain('// pas un commentaire');
    expect(html).toContain('Été à ');
    expect(html).toContain('$& 12 €');
    expect(html).not.toContain('`');
  });

  it('hides a scriptlet or a comment mark that a text of the script holds', async () => {
    const html =
      (await build({ 'src/sidebar/small.tsx': "document.title = '<? <!-- </script>';" })).get('small.html') ?? '';
    expect(html).toContain('"\\x3C? \\x3C!-- <\\/script>"');
  });
});

describe('the build refuses', () => {
  it('a server heavier than 1,000 KB', async () => {
    const text = JSON.stringify('x'.repeat(1_030_000));
    expect(await refusal({ 'src/double.ts': `export const double = () => ${text};` })).toContain('Code.js weighs');
  });

  it('a server that calls eval', async () => {
    expect(await refusal({ 'src/double.ts': 'export const double = (code: string) => eval(code);' })).toContain(
      'Code.js calls eval.',
    );
  });

  it('an entry point that never reaches the top level', async () => {
    expect(await refusal({ 'src/index.ts': 'global.onOpen = () => {};\n/*\nglobal.lost = 1;\n*/' })).toContain(
      'no top-level function lost',
    );
  });

  it('a page without the place of its script', async () => {
    expect(await refusal({ 'src/sidebar/small.html': '<!--CSS-->' })).toContain('small.html must hold <!--JS--> once.');
  });

  it('a page whose HTML holds a scriptlet', async () => {
    expect(await refusal({ 'src/sidebar/small.html': '<!--CSS--><?= name ?><!--JS-->' })).toContain('scriptlet');
  });

  it('a page whose script keeps a backquote', async () => {
    expect(await refusal({ 'src/sidebar/small.tsx': "document.title = '`';" })).toContain('template literal');
  });

  it('a page without a script of its name', async () => {
    expect(await refusal({ 'src/sidebar/other.html': '<!--CSS--><!--JS-->' })).toContain('other.tsx');
  });

  it('a source that does not compile', async () => {
    expect(await refusal({ 'src/double.ts': 'export const double = ;' })).toContain('src/double.ts:1:22');
  });
});

describe('class fields', () => {
  it('are written in the language that Apps Script takes', async () => {
    const code = (
      await build({
        'src/double.ts':
          'class Two { static #times = 2; by = Two.#times }\nexport const double = (value: number) => value * new Two().by;',
      })
    ).get('Code.js');
    expect(code).toContain('WeakMap');
  });
});
