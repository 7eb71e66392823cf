const NUMBERS = new Intl.NumberFormat('fr-FR');

/** `5 000 lignes` */
export function plural(count: number, one: string, many: string): string {
  return `${NUMBERS.format(count)}\u00a0${count < 2 ? one : many}`;
}
