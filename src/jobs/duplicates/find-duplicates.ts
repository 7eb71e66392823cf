/** « Doublons »: the pairs of contacts and of companies that are likely one, in one call. */
import { groupPairs } from '../../crm/duplicates/clusters.ts';
import { companyKeys, judgeCompanies, readCompany } from '../../crm/duplicates/companies.ts';
import type { Confidence } from '../../crm/duplicates/confidence.ts';
import { contactKeys, judgeContacts, readContacts } from '../../crm/duplicates/contacts.ts';
import { findPairs, type Pair } from '../../crm/duplicates/find-pairs.ts';
import { contactLabel } from '../../crm/names.ts';
import { companies, contacts, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { readTable } from '../../sheet/index.ts';
import { pairKey, readApart } from './apart.ts';
import type { MergedTable } from './two-records.ts';

/** CONTACTS, ENTREPRISES, PARAMETRES. */
export const floor = { read: 3 };

export interface DuplicatePair {
  readonly table: MergedTable;
  readonly ids: readonly [string, string];
  /** « Paul Vassal » */
  readonly name: string;
  /** « Habitat Prunelle »; the town of a company. */
  readonly detail: string;
  readonly confidence: Confidence;
  /** 1 to 99. */
  readonly percent: number;
  /** « Même e-mail » */
  readonly reason: string;
  /** How many rows are likely this one person or organisation. */
  readonly rows: number;
}

export interface DuplicateList {
  readonly contacts: readonly DuplicatePair[];
  readonly companies: readonly DuplicatePair[];
  /** Pairs beyond those that are sent. */
  readonly more: number;
  readonly compared: { readonly contacts: number; readonly companies: number };
  /** Pairs told apart, which do not come back. */
  readonly apart: number;
}

/** Nobody goes through more in one sitting; the next ones come once these are done. */
const MOST_SENT = 200;

interface Found {
  readonly pairs: readonly DuplicatePair[];
  readonly apart: number;
}

/**
 * The surest first; those of one person one after the other, in as few pairs as lead to a single row.
 *
 * @param subject identifier of a contact or a company: only its own pairs then; `''` for all
 */
export function findDuplicates(ports: Ports, { subject }: { readonly subject: string }): Result<DuplicateList> {
  const people = readTable(ports, contacts);
  if (!people.ok) return people;
  const firms = readTable(ports, companies);
  if (!firms.ok) return firms;
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const apart = readApart(configured.value.rows);
  const named = <R extends { readonly id: string }>({
    rows,
    duplicatedIds,
  }: {
    rows: readonly R[];
    duplicatedIds: ReadonlySet<string>;
  }) => rows.filter(({ id }) => id !== '' && !duplicatedIds.has(id));
  const persons = named(people.value);
  const houses = named(firms.value);

  const foundPeople = findPairs(readContacts(persons.map(({ values }) => values)), contactKeys, judgeContacts);
  const foundFirms = findPairs(
    houses.map(({ values }) => readCompany(values)),
    companyKeys,
    judgeCompanies,
  );
  const contactPairs = list('contacts', persons, foundPeople, { apart, subject }, ({ values }) => ({
    name: contactLabel(values.firstName, values.lastName, '') || values.email,
    detail: values.company,
  }));
  const companyPairs = list('companies', houses, foundFirms, { apart, subject }, ({ values }) => ({
    name: values.name,
    detail: values.city,
  }));
  return ok({
    contacts: contactPairs.pairs.slice(0, MOST_SENT),
    companies: companyPairs.pairs.slice(0, MOST_SENT),
    more: Math.max(0, contactPairs.pairs.length - MOST_SENT) + Math.max(0, companyPairs.pairs.length - MOST_SENT),
    compared: { contacts: persons.length, companies: houses.length },
    apart: contactPairs.apart + companyPairs.apart,
  });
}

function list<R extends { readonly id: string }>(
  table: MergedTable,
  rows: readonly R[],
  pairs: readonly Pair[],
  { apart, subject }: { readonly apart: ReadonlySet<string>; readonly subject: string },
  describe: (row: R) => Pick<DuplicatePair, 'name' | 'detail'>,
): Found {
  const idsOf = ({ first, second }: Pair): readonly [string, string] => [rows[first]?.id ?? '', rows[second]?.id ?? ''];
  const told = pairs.map((pair) => ({ pair, apart: apart.has(pairKey(idsOf(pair))) }));
  const left = told.filter((one) => !one.apart).map(({ pair }) => pair);
  const clusters = groupPairs(left).filter(
    (cluster) => subject === '' || cluster.rows.some((index) => rows[index]?.id === subject),
  );
  return {
    apart: told.length - left.length,
    pairs: clusters.flatMap((cluster) =>
      cluster.pairs.map((pair): DuplicatePair => {
        const { confidence, percent, reason } = pair;
        const row = rows[pair.first] as R;
        return { table, ids: idsOf(pair), ...describe(row), confidence, percent, reason, rows: cluster.rows.length };
      }),
    ),
  };
}
