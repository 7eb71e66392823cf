/**
 * Addresses that a page may open from what a cell holds. A link is https, to a host with a dot, without a user name in
 * front: anything else is shown and cannot be clicked. `''` for those.
 */
import { readEmail } from './emails.ts';
import { readPhone } from './phones.ts';

const LINK = /^(?:https?:\/\/)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#][^\s"<>\\]*)?)$/iu;

/** `https://…`, for an address typed with or without its scheme. */
export function webLink(text: string): string {
  const [, address] = LINK.exec(text.trim()) ?? [];
  return address === undefined ? '' : `https://${address}`;
}

/** `mailto:…`. */
export function mailLink(text: string): string {
  const email = readEmail(text);
  if (!email.ok || email.value === '') return '';
  const at = email.value.lastIndexOf('@');
  return `mailto:${encodeURIComponent(email.value.slice(0, at))}@${email.value.slice(at + 1)}`;
}

/** `tel:+33…`. */
export function phoneLink(text: string): string {
  const number = readPhone(text);
  return number.ok && number.value !== null ? `tel:${number.value.e164}` : '';
}
