import { writeFileSync } from 'node:fs';
import { renderDictionary } from './render-dictionary.ts';

// `npm run docs`: writes the data dictionary anew.
writeFileSync(new URL('../../docs/dictionnaire.md', import.meta.url), renderDictionary());
