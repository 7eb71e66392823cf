import type { ContactIndex } from '../../rpc/index.ts';
import { foldText, wordsOf } from '../text/fold.ts';

/** A contact as a page shows it. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly position: string;
  readonly email: string;
  readonly phones: string;
  readonly stage: string;
  readonly temperature: string;
  readonly optedOut: boolean;
  /** What stands in CONTACTS: saving replaces it only if it still stands there. */
  readonly nextAction: string;
  readonly dueOn: string;
  /** What a search compares, folded: words of the last name, of the first name, of the company, and the e-mail. */
  readonly keys: readonly [lastName: readonly string[], firstName: readonly string[], company: readonly string[]];
  readonly emailKey: string;
}

/** Opens what the server packed. */
export function readContacts({ words, entries }: ContactIndex): Contact[] {
  const word = (place: number): string => words[place] ?? '';
  const folded = words.map((text) => wordList(text));
  return entries.map(
    ([id, firstName, lastName, email, phones, company, position, stage, temperature, optedOut, nextAction, dueOn]) => ({
      id,
      name: [firstName, lastName].filter((part) => part !== '').join(' ') || email || id,
      company: word(company),
      position: word(position),
      email,
      phones,
      stage: word(stage),
      temperature: word(temperature),
      optedOut: optedOut === 1,
      nextAction,
      dueOn,
      keys: [wordList(lastName), wordList(firstName), folded[company] ?? []],
      emailKey: foldText(email),
    }),
  );
}

function wordList(text: string): string[] {
  return wordsOf(foldText(text)).map(({ word }) => word);
}
