/** What the cells of a column are, most of them, whatever its header says. */

import type { ColumnType } from '../tables/table.ts';
import { CONTACT_TYPES } from '../tables/values.ts';
import { recognizeChoice } from './choices.ts';
import * as looks from './looks.ts';
import { type SourceCell, textOf } from './source.ts';
import type { TeamLists } from './words.ts';

const isLongNumber = (cell: SourceCell) => looks.looksLikeNumber(cell);
const isDateLike = (cell: SourceCell) =>
  looks.looksLikeDate(cell) || (typeof cell === 'number' && cell > 20_000) || /\d{4}|\d[/.-]\d/.test(textOf(cell));

/** What a cell must be, by the type of its column, for most of them. */
export const MUST_BE: Readonly<Partial<Record<ColumnType, (cell: SourceCell) => boolean>>> = {
  integer: isLongNumber,
  number: isLongNumber,
  amount: (cell) => looks.looksLikeNumber(cell) || /\d/.test(textOf(cell)),
  percent: isLongNumber,
  date: isDateLike,
  dateTime: isDateLike,
};

interface Content {
  readonly key: string;
  /** French, plural. */
  readonly what: string;
  readonly is: (cell: SourceCell, lists: TeamLists) => boolean;
}

/** In order: a LinkedIn profile is an address of the web too. */
export const CONTENTS: readonly Content[] = [
  { key: 'email', what: 'des adresses e-mail', is: looks.looksLikeEmail },
  { key: 'linkedin', what: 'des profils LinkedIn', is: looks.looksLikeLinkedin },
  { key: 'website', what: 'des sites web', is: looks.looksLikeSite },
  { key: 'mobile', what: 'des numéros de portable', is: looks.looksLikeMobile },
  { key: 'phone', what: 'des numéros de téléphone', is: looks.looksLikePhone },
  { key: 'siren', what: 'des numéros SIREN', is: looks.looksLikeSiren },
  { key: 'civility', what: 'des civilités', is: looks.looksLikeCivility },
  { key: 'postcode', what: 'des codes postaux', is: looks.looksLikePostcode },
  {
    key: 'stage',
    what: 'des étapes',
    is: (cell, { stages }) => recognizeChoice('stage', stages, textOf(cell)) !== null,
  },
  {
    key: 'type',
    what: 'des types de contacts',
    is: (cell) => recognizeChoice('type', CONTACT_TYPES, textOf(cell)) !== null,
  },
];

export function looksLikePerson(cell: SourceCell): boolean {
  const text = textOf(cell);
  return (
    /^(?:[MD]r?\.? |Mme |Mlle )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2}$/u.test(text) &&
    !/mairie|commune|ville|societe|soci[ée]t[ée]/i.test(text)
  );
}
