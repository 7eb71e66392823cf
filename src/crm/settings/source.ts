import { formatDate } from '../french/dates.ts';
import { matchKey } from '../names.ts';
import type { SettingRow } from '../tables/index.ts';
import type { DefaultRow, SettingValue } from './default-row.ts';
import type { Reader } from './readers.ts';

/** An item of a list: its name in « Paramètre », and what its value says. */
export interface Item<T> {
  readonly name: string;
  readonly value: T;
}

/** PARAMETRES, being read. */
export interface SettingsSource {
  /** One setting. Absent or unreadable, the delivered row's value stands in. */
  readonly one: <T>(group: string, name: string, reader: Reader<T>) => T;
  /**
   * All rows of a group, in their order. The team's rows replace the delivered ones as soon as there is one, so that a
   * row taken away is taken away. An unreadable value is the delivered one of that name, or leaves its row out.
   */
  readonly list: <T>(group: string, reader: Reader<T>) => readonly Item<T>[];
  /** The same, without falling back once PARAMETRES has rows: none when the team has taken them all away. */
  readonly own: <T>(group: string, reader: Reader<T>) => readonly Item<T>[];
  /** Values of a group by `matchKey` of their name: the team's rows over the delivered ones. */
  readonly byName: <T>(group: string, reader: Reader<T>) => ReadonlyMap<string, T>;
  /** Names of the groups that begin so, as the team wrote them. */
  readonly groupsStarting: (beginning: string) => readonly string[];
  /** Adds a sentence for the person. */
  readonly report: (problem: string) => void;
  readonly problems: readonly string[];
}

interface Entry {
  readonly name: string;
  readonly value: SettingValue;
}

/**
 * Opens the rows of PARAMETRES over the delivered ones. Groups and names are compared without accents, case or spaces;
 * of two rows of one setting the first counts, and it is said.
 */
export function openSettings(rows: readonly SettingRow[], delivered: readonly DefaultRow[]): SettingsSource {
  const problems: string[] = [];
  const report = (problem: string): void => {
    problems.push(problem);
  };
  const typed = groupRows(rows, (row) => {
    report(`PARAMETRES : ${place(row.group, row.name)} est écrit deux fois ; seule la première ligne compte.`);
  });
  const original = groupRows(delivered, (row) => {
    throw new Error(`Two delivered settings share ${row.group} / ${row.name}`);
  });

  const readEntry = <T>(group: string, entry: Entry, reader: Reader<T>): T | null => {
    const value = reader.read(entry.value);
    if (value !== null) return value;
    const standIn = original.get(matchKey(group))?.get(matchKey(entry.name));
    const end =
      standIn === undefined ? 'cette ligne ne compte pas' : `la valeur d’origine, ${show(standIn.value)}, la remplace`;
    report(
      `PARAMETRES : pour ${place(group, entry.name)}, ${show(entry.value)} n’est pas ${reader.expected} ; ${end}.`,
    );
    return standIn === undefined ? null : reader.read(standIn.value);
  };

  const readAll = <T>(group: string, entries: Iterable<Entry>, reader: Reader<T>): Item<T>[] =>
    [...entries].flatMap((entry) => {
      const value = readEntry(group, entry, reader);
      return value === null ? [] : [{ name: entry.name, value }];
    });

  return {
    problems,
    report,
    one: (group, name, reader) => {
      const fallback = original.get(matchKey(group))?.get(matchKey(name));
      const entry = typed.get(matchKey(group))?.get(matchKey(name)) ?? fallback;
      const value = entry === undefined ? null : readEntry(group, entry, reader);
      if (value === null) throw new Error(`No delivered setting ${group} / ${name} that can be read`);
      return value;
    },
    list: (group, reader) =>
      readAll(group, (typed.get(matchKey(group)) ?? original.get(matchKey(group)))?.values() ?? [], reader),
    own: (group, reader) =>
      readAll(group, (typed.size === 0 ? original : typed).get(matchKey(group))?.values() ?? [], reader),
    byName: <T>(group: string, reader: Reader<T>) => {
      const key = matchKey(group);
      const entries = new Map([...(original.get(key) ?? []), ...(typed.get(key) ?? [])]);
      return new Map(
        [...entries].flatMap(([name, entry]): [string, T][] => {
          const value = readEntry(group, entry, reader);
          return value === null ? [] : [[name, value]];
        }),
      );
    },
    groupsStarting: (beginning) => {
      const wanted = matchKey(beginning);
      const names = new Map([...delivered, ...rows].map((row) => [matchKey(row.group), row.group]));
      return [...names].filter(([key]) => key.startsWith(wanted)).map(([, name]) => name);
    },
  };
}

function groupRows<R extends SettingRow | DefaultRow>(
  rows: readonly R[],
  onRepeated: (row: R) => void,
): Map<string, Map<string, Entry>> {
  const groups = new Map<string, Map<string, Entry>>();
  for (const row of rows) {
    if (row.group.trim() === '' || row.name.trim() === '') continue;
    const group = groups.get(matchKey(row.group)) ?? new Map<string, Entry>();
    groups.set(matchKey(row.group), group);
    const key = matchKey(row.name);
    if (group.has(key)) onRepeated(row);
    else group.set(key, { name: row.name.trim(), value: row.value });
  }
  return groups;
}

function place(group: string, name: string): string {
  return `« ${group.trim()} / ${name.trim()} »`;
}

function show(value: SettingValue): string {
  if (value instanceof Date) return formatDate(value);
  if (typeof value === 'boolean') return value ? '« Oui »' : '« Non »';
  return String(value) === '' ? 'une case vide' : `« ${value} »`;
}
