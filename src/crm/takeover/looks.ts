/** What a cell looks like, whatever its header says. */
import { parseDateTime } from '../french/dates.ts';
import { parseNumber } from '../french/numbers.ts';
import { fold } from '../names.ts';
import { readPhone } from '../phones.ts';
import { isEmpty, type SourceCell, textOf } from './source.ts';

export function looksLikeEmail(cell: SourceCell): boolean {
  return typeof cell === 'string' && /[^\s@<]+@[^\s@>]+\.[a-z]{2,}/i.test(cell);
}

/** A number of at least nine digits that can be dialled, the first 0 lost or not. */
export function looksLikePhone(cell: SourceCell): boolean {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 1e8 && cell < 1e9;
  if (typeof cell !== 'string' || !/\d/.test(cell)) return false;
  return phonesOf(cell).some((text) => readPhone(text).ok && text.replace(/\D/g, '').length >= 9);
}

export function looksLikeMobile(cell: SourceCell): boolean {
  return (
    /^(?:\+33|0033)?\s*(?:\(0\))?\s*0?[67]/.test(textOf(cell).replace(/^\D+(?=[+\d])/, '')) && looksLikePhone(cell)
  );
}

/** The numbers of a cell that may hold several. */
export function phonesOf(text: string): string[] {
  return text
    .split(/[\n;,/|]| ou | et | - (?=[+\d])/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function looksLikeDate(cell: SourceCell): boolean {
  if (cell instanceof Date) return true;
  return typeof cell === 'string' && parseDateTime(cell) !== null;
}

export function looksLikeNumber(cell: SourceCell): boolean {
  if (typeof cell === 'number') return true;
  return typeof cell === 'string' && !isEmpty(cell) && parseNumber(cell) !== null;
}

/** A formula that failed. */
export function isSheetError(cell: SourceCell): boolean {
  return typeof cell === 'string' && /^#[A-Z/0!? ]+[!?A0]?$/.test(cell.trim()) && cell.trim().length > 2;
}

/** Something that only a row of data holds. */
export function looksLikeData(cell: SourceCell): boolean {
  return (
    typeof cell !== 'string' ||
    looksLikeEmail(cell) ||
    looksLikePhone(cell) ||
    looksLikeDate(cell) ||
    looksLikeNumber(cell)
  );
}

/** A SIREN's last digit is a Luhn checksum. */
export function looksLikeSiren(cell: SourceCell): boolean {
  const digits = textOf(cell).replace(/\D/g, '');
  if (digits.length !== 9 || /[a-z]/i.test(textOf(cell))) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export function looksLikePostcode(cell: SourceCell): boolean {
  return /^(?:\d{5}|[1-9]\d{3})$/.test(textOf(cell)) && Number(textOf(cell)) >= 1000;
}

export function looksLikeCivility(cell: SourceCell): boolean {
  return /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|m et mme)\.?$/.test(fold(textOf(cell)));
}

export function looksLikeLinkedin(cell: SourceCell): boolean {
  return /linkedin\.[a-z]+\//i.test(textOf(cell));
}

export function looksLikeSite(cell: SourceCell): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(textOf(cell));
}
