/** A draft's words without anybody's name: what Claude may be shown of it. */
import { hideCoordinates } from './facts.ts';

/** Shorter parts of a name (« de », « Le ») are words of any text. */
const SHORTEST = 3;

const GREETING = /^(?:bonjour|bonsoir|madame|monsieur|ch[eè]re?s?)\b[^\n]{0,80}$/i;

/**
 * The message without its greeting and its signature; names that are left, addresses and phone numbers give way to a mark.
 * @param names of the person written to and of whoever signs
 */
export function bareWords(body: string, signature: string, names: readonly string[]): string {
  const paragraphs = body
    .replace(/\r/g, '')
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const [first = ''] = paragraphs;
  const from = GREETING.test(first) ? 1 : 0;
  const last = paragraphs[paragraphs.length - 1];
  const signed = last === signature.trim() || names.some((name) => name.trim() === last);
  const kept = paragraphs.slice(from, signed ? -1 : undefined).join('\n\n');
  const parts = names.flatMap((name) => name.split(/[\s-]+/)).filter((part) => part.length >= SHORTEST);
  if (parts.length === 0) return hideCoordinates(kept);
  const named = new RegExp(`(?<!\\p{L})(?:${parts.map(escapePattern).join('|')})(?!\\p{L})`, 'giu');
  return hideCoordinates(kept).replace(named, '(nom)');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
