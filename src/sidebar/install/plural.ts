/** « 1 200 lignes reprises »: French plurals start at two. */
export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('fr-FR')}\u00a0${count < 2 ? one : many}`;
}
