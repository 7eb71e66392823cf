/** Names that computers use: identifiers, domains, owners. */
import { TEAM } from './people.ts';

/** `CT-7K3F9Q`-like identifiers, spread over the alphabet so that they do not look like a count. */
export function identifier(prefix: string, index: number): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let rest = (index * 7_919_177 + prefix.charCodeAt(0) * 104_729 + prefix.charCodeAt(1)) % 2 ** 30;
  let letters = '';
  for (let place = 0; place < 6; place++) {
    letters = alphabet.charAt(rest % 32) + letters;
    rest = Math.floor(rest / 32);
  }
  return `${prefix}-${letters}`;
}

/** `Ville de Saint-Évrin` → `ville-de-saint-evrin.example`. */
export function domain(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return `${plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.example`;
}

export function ownerOf(index: number): string {
  return TEAM[index % TEAM.length]?.name ?? TEAM[0].name;
}
