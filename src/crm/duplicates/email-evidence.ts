/** What the addresses of two contacts say of them. */
import type { Evidence } from './confidence.ts';
import { countSlips } from './letters.ts';
import type { PersonName } from './person-names.ts';
import { type EmailTrace, ownDomain } from './traces.ts';

interface Holder {
  readonly name: PersonName;
  readonly emails: readonly EmailTrace[];
}

/** `null` when one has none, or when they are of no help. */
export function compareEmails(a: Holder, b: Holder, sameCompany: boolean): Evidence | null {
  const pairs = a.emails.flatMap((left) => b.emails.map((right) => ({ left, right })));
  const common = pairs.filter(({ left, right }) => left.address === right.address);
  if (common.length > 0) {
    return common.some(({ left }) => !left.shared)
      ? { points: 9, says: 'même e-mail' }
      : { points: 1.5, says: 'même boîte partagée' };
  }
  return pairs
    .filter(({ left, right }) => !left.shared && !right.shared)
    .map(({ left, right }) => compareTwo(left, right, { a, b, sameCompany }))
    .reduce<Evidence | null>((best, each) => (best === null || each.points > best.points ? each : best), null);
}

const DIFFERENT = 'e-mails différents';

function compareTwo(
  left: EmailTrace,
  right: EmailTrace,
  { a, b, sameCompany }: { readonly a: Holder; readonly b: Holder; readonly sameCompany: boolean },
): Evidence {
  const [one, other] = [bare(left.local), bare(right.local)];
  const sameHouse = left.domain === right.domain;
  if (!sameHouse) {
    if (one === other && countSlips(left.domain, right.domain) <= 1)
      return { points: 4, says: 'même e-mail, à une lettre près' };
    if (one === other && labelOf(left.domain) === labelOf(right.domain))
      return { points: 3.5, says: 'e-mails très proches' };
    const professional = ownDomain(left.domain) !== '' && ownDomain(right.domain) !== '';
    if (!professional) return { points: 0, says: '' };
    return sameCompany ? { points: -0.5, says: '' } : { points: -2, says: DIFFERENT };
  }
  if (one === other) return { points: 3, says: 'e-mails très proches' };
  // « jean.dupont » and « jean.dupont2 »: the second came when the first was taken.
  if (one.replace(/\d+$/, '') === other.replace(/\d+$/, '')) return { points: -5, says: DIFFERENT };
  const [ownLeft, ownRight] = [spells(left.local, a.name), spells(right.local, b.name)];
  const crossed = spells(left.local, b.name) && spells(right.local, a.name);
  if (ownLeft && ownRight) {
    return crossed ? { points: 0.5, says: '' } : { points: -5, says: DIFFERENT };
  }
  if (countSlips(one, other) === 1 && Math.min(one.length, other.length) >= 6) {
    return { points: 3, says: 'même e-mail, à une lettre près' };
  }
  return { points: -2, says: DIFFERENT };
}

function bare(local: string): string {
  return local.replace(/[._-]/g, '');
}

/** `valmarais` for `valmarais.example`. */
function labelOf(domain: string): string {
  return domain.split('.').slice(0, -1).join('.');
}

/** True when a local part is made of that name, in one of the ways of French offices: `jean.dupont`, `j.dupont`, `dupontj`, `jd`. */
function spells(local: string, { first, last }: PersonName): boolean {
  const letters = local.replace(/[^a-z]/g, '');
  const surname = last.join('');
  const given = first.join('');
  const initials = first.map((word) => word.charAt(0)).join('');
  if (surname === '') return given !== '' && letters === given;
  const surnames = [surname, ...last.filter((word) => word.length >= 3)];
  const givens = [given, ...first, initials, given.charAt(0)].filter((text) => text !== '');
  if (givens.length === 0) return letters === surname;
  return (
    surnames.some(
      (name) => letters === name || givens.some((each) => letters === each + name || letters === name + each),
    ) ||
    letters === given ||
    letters === initials + surname.charAt(0)
  );
}

/** The name that a local part such as `jean.dupont` spells out, for a row where a part of it is missing; `null` for others. */
export function nameInEmail({ local, shared }: EmailTrace): { readonly first: string; readonly last: string } | null {
  const parts = /^([a-z]{2,}(?:-[a-z]+)?)[._]([a-z]{2,}(?:-[a-z]+)*)\d*$/.exec(local);
  return shared || parts === null ? null : { first: parts[1] ?? '', last: parts[2] ?? '' };
}
