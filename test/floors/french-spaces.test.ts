import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** Texts that the team does not read, or whose plain spaces mean something; each with its reason. */
const OTHERWISE: readonly (readonly [place: RegExp, why: string])[] = [
  [/^services\/claude\/prompts\//, 'what Claude is asked, of which each version stays as it was'],
  [/^crm\/(drafts\/facts|score\/opinion)\.ts$/, 'what Claude is told'],
  [/^jobs\/tenders\/read-tenders\.ts$/, 'what Claude is told'],
  [/^crm\/french\/named-days\.ts$/, 'a pattern'],
  [/^crm\/tenders\/place-names\.ts$/, 'marks in a text that a rule goes through'],
  [/^crm\/segments\/text\.ts$/, 'criteria, as people type them and as they are read back'],
  [/^crm\/conversion\/stage-records\.ts$/, 'a line that is read back'],
  [/^sheet\/tab-design\.ts$/, 'the name by which protections of installed workbooks are found again'],
];
const CRITERIA = /^[\p{L} ]+ = /u;
const NUMBER_FORMAT = /0 %/g;
/** A sign that French sets apart, after a plain space. A lone sign, as the operators of formulas, is not one. */
const PLAIN_SPACE = /(^|\S) [:;!?»](?![\p{L}\d=])|« |\d [%€]/u;

function textsOf(file: string): { readonly line: number; readonly text: string }[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022, true, kind);
  const found: { line: number; text: string }[] = [];
  const add = (node: ts.Node, text: string) =>
    found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) add(node, node.text);
    if (ts.isTemplateExpression(node)) {
      // What is inserted stands for a word.
      add(
        node,
        node.templateSpans.reduce((text, span) => `${text}X${span.literal.text}`, node.head.text),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('no French text has a plain space before « : ; ! ? % € », nor inside quotation marks', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const wrong = files
    .filter((file) => !OTHERWISE.some(([place]) => place.test(file)))
    .flatMap((file) =>
      textsOf(file)
        .filter(({ text }) => !CRITERIA.test(text) && PLAIN_SPACE.test(text.replace(NUMBER_FORMAT, '')))
        .map(({ line, text }) => `src/${file}:${line} ${text.trim()}`),
    );
  expect(files.length).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});
