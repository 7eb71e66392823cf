/**
 * Builds dist/, what clasp pushes: Code.js (the server), one .html for each page, and the manifest.
 *
 *   node build.mjs [--root FOLDER]
 *
 * 1. esbuild groups src/ into one module, then gas-webpack-plugin turns each `global.X = X` of src/index.ts into a
 *    top-level function, JSDoc included: Google Sheets shows that JSDoc when a person types the formula.
 * 2. esbuild groups each page's script and style, which are written into its HTML.
 * 3. What Apps Script would refuse, or read otherwise, stops the build here.
 */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'acorn';
import * as esbuild from 'esbuild';
import GasPlugin from 'gas-webpack-plugin';
import webpack from 'webpack';

/** Apps Script reads the whole file at every run. The goal is 400 KB: see docs/decisions/0027. */
const LARGEST_SERVER = 1000 * 1024;

/** es2022 emits class fields, which Apps Script has rejected. */
const SERVER_LANGUAGE = 2020;

/** Builds `root`/dist. Rejects, leaving dist/ as it was, with a message that says what to mend. */
async function build(root) {
  await mkdir(join(root, 'build'), { recursive: true });
  const scratch = await mkdtemp(join(root, 'build', 'run-'));
  const output = join(scratch, 'dist');
  try {
    await mkdir(output);
    await writeFile(join(output, 'Code.js'), await buildServer(root, scratch));
    for (const [name, html] of await buildPages(root)) await writeFile(join(output, name), html);
    await copyFile(join(root, 'appsscript.json'), join(output, 'appsscript.json'));
    await replaceFiles(output, join(root, 'dist'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

// ------------------------------------------------------------------------------------------------------- the server

async function buildServer(root, scratch) {
  const index = await readFile(join(root, 'src/index.ts'), 'utf8');
  await bundleServer(root, join(scratch, 'Code.js'));
  await exposeEntryPoints(scratch);
  const code = (await readFile(join(scratch, 'exposed/Code.js'), 'utf8')).replaceAll('/*!', '/**');
  checkServer(code, listEntryPoints(index));
  return code;
}

async function bundleServer(root, outfile) {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/index.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: `es${SERVER_LANGUAGE}`,
    charset: 'utf8',
    legalComments: 'inline',
    // Apps Script parses the whole file at every run: short names are a quarter of it. Lines stay short, so that a line
    // number in Google's log still leads somewhere.
    minify: true,
    lineLimit: 160,
    logLevel: 'silent',
    plugins: [keepEntryComments],
  });
}

/** esbuild keeps no comment but legal ones: the entry's JSDoc travels as `/*!`, and is turned back in buildServer. */
const keepEntryComments = {
  name: 'keep-entry-comments',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]index[.]ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('/**', '/*!'),
      loader: 'ts',
    }));
  },
};

/** Reads scratch/Code.js and writes scratch/exposed/Code.js, which begins with one function for each `global.X`. */
async function exposeEntryPoints(scratch) {
  const compiler = webpack({
    mode: 'none',
    target: ['web', `es${SERVER_LANGUAGE}`],
    performance: false,
    entry: join(scratch, 'Code.js'),
    output: { path: join(scratch, 'exposed'), filename: 'Code.js', pathinfo: false },
    plugins: [new GasPlugin({ include: [join(scratch, '*.js')] })],
  });
  await new Promise((done, failed) =>
    compiler.run((error, stats) => {
      if (error ?? stats.hasErrors()) failed(error ?? new Error(stats.toString('errors-only')));
      else compiler.close(done);
    }),
  );
}

/** Names and JSDoc of the entry points, as src/index.ts declares them. */
function listEntryPoints(index) {
  const lines = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?^global\.(\w+) *=/gm;
  return [...index.matchAll(lines)].map(([, comment = '', name]) => ({ name, comment: comment.trim() }));
}

function checkServer(code, entryPoints) {
  const size = Buffer.byteLength(code);
  if (size > LARGEST_SERVER) throw new Error(`Code.js weighs ${size} bytes, more than ${LARGEST_SERVER}.`);
  const program = parseScript(code, 'Code.js');
  const functions = new Map(
    program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [[node.id.name, node]] : [])),
  );
  for (const { name, comment } of entryPoints) {
    const found = functions.get(name);
    if (!found) throw new Error(`Code.js has no top-level function ${name}.`);
    if (!code.slice(0, found.start).trimEnd().endsWith(comment))
      throw new Error(`${name} has lost its JSDoc in Code.js.`);
  }
  if (contains(program, (node) => node.type === 'CallExpression' && node.callee.name === 'eval')) {
    throw new Error('Code.js calls eval.');
  }
}

// -------------------------------------------------------------------------------------------------------- the pages

/** File name and HTML of each page of src/sidebar: `x.html` holds `<!--CSS-->` and `<!--JS-->`, `x.tsx` is its script. */
async function buildPages(root) {
  const folder = join(root, 'src/sidebar');
  const names = (await readdir(folder)).filter((file) => file.endsWith('.html')).sort();
  const bundled = await bundlePages(
    root,
    names.map((name) => join(folder, name.replace('.html', '.tsx'))),
  );
  return Promise.all(
    names.map(async (name) => {
      const template = await readFile(join(folder, name), 'utf8');
      const read = (extension) => bundled.get(name.replace('.html', extension)) ?? '';
      return [name, inline(name, template, { style: read('.css'), script: read('.js') })];
    }),
  );
}

/** Scripts and styles by file name. */
async function bundlePages(root, entryPoints) {
  const outdir = join(root, 'build');
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: ['chrome109', 'firefox115', 'safari16'],
    // HtmlService cuts `//` and `/*` out of template literals.
    supported: { 'template-literal': false },
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(outdir.length + 1), text.trim()]));
}

function inline(name, template, { style, script }) {
  // Inside strings and regular expressions, the only places where minified code holds them, \x3C is the same character.
  const safe = script.replaceAll('<?', '\\x3C?').replaceAll('<!--', '\\x3C!--');
  checkPage(name, template, style, safe);
  // Replacement functions, since `$&` in a bundle would be read as a pattern.
  return template
    .replace('<!--CSS-->', () => `<style>${style}</style>`)
    .replace('<!--JS-->', () => `<script>${safe}</script>`);
}

function checkPage(name, template, style, script) {
  for (const marker of ['<!--CSS-->', '<!--JS-->']) {
    if (template.split(marker).length !== 2) throw new Error(`${name} must hold ${marker} once.`);
  }
  parseScript(script, name);
  if (script.includes('`')) throw new Error(`${name} keeps a template literal, which HtmlService would cut.`);
  if (/<\/script/i.test(script)) throw new Error(`${name}: the script holds </script, which would end it.`);
  if (/<\/style/i.test(style)) throw new Error(`${name}: the style holds </style, which would end it.`);
  if (`${template}${style}`.includes('<?'))
    throw new Error(`${name} holds <?, which HtmlService reads as a scriptlet.`);
}

// ------------------------------------------------------------------------------------------------------------ both

function parseScript(code, name) {
  const ecmaVersion = name === 'Code.js' ? SERVER_LANGUAGE : 'latest';
  try {
    return parse(code, { ecmaVersion, sourceType: 'script' });
  } catch (cause) {
    throw new Error(`${name} does not parse: ${cause.message}`, { cause });
  }
}

/** Whether a node of the tree answers the test. */
function contains(node, test) {
  if (Array.isArray(node)) return node.some((child) => contains(child, test));
  if (node === null || typeof node !== 'object') return false;
  return test(node) || Object.values(node).some((child) => contains(child, test));
}

/** Each file is renamed into place, so that whoever reads dist/ meanwhile never meets half of one. */
async function replaceFiles(from, to) {
  await mkdir(to, { recursive: true });
  const built = await readdir(from);
  for (const name of built) await rename(join(from, name), join(to, name));
  const left = (await readdir(to)).filter((name) => !built.includes(name));
  for (const name of left) await rm(join(to, name), { recursive: true });
}

const { values } = parseArgs({ options: { root: { type: 'string', default: import.meta.dirname } } });
try {
  await build(resolve(values.root));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
