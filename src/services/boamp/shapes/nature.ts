/** What is bought, as national forms flag it. */

const NATURES = [
  ['services', 'Services'],
  ['travaux', 'Travaux'],
  ['fournitures', 'Fournitures'],
] as const;

/** `Services`, `Travaux`, `Fournitures`, joined when several; `''` without any. */
export function natureOf(isFlagged: (nature: 'services' | 'travaux' | 'fournitures') => boolean): string {
  return NATURES.filter(([flag]) => isFlagged(flag))
    .map(([, label]) => label)
    .join(', ');
}
