import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderDictionary } from '../../../local/docs/render-dictionary.ts';
import { ALL_TABLES } from '../../../src/crm/tables/index.ts';

test('the data dictionary is up to date: run `npm run docs` when this fails', () => {
  const written = readFileSync(new URL('../../../docs/dictionnaire.md', import.meta.url), 'utf8');
  expect(written).toBe(renderDictionary());
});

test('it names every column of every tab', () => {
  const dictionary = renderDictionary();
  for (const { tab, columns } of ALL_TABLES) {
    const section = dictionary.split(`## ${tab}\n`)[1]?.split('\n## ')[0] ?? '';
    for (const { header } of columns) expect(section).toContain(`| **${header}**`);
  }
});
