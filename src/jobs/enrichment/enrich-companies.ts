/** Companies and local authorities completed from public registers, which are free and need no key: blanks only, origins kept. */
import { differenceInCalendarDays } from 'date-fns';
import {
  blankFacts,
  type CompanyFact,
  type CompanyKey,
  factsOf,
  isCommune,
  matchCompany,
  REGISTER,
  sirenOf,
} from '../../crm/enrichment/company.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { parseSettings, type Settings } from '../../crm/settings/index.ts';
import { companies, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { type Failure, ok, type Result } from '../../result.ts';
import { createAdministrations } from '../../services/open-data/administrations.ts';
import { createCommunes } from '../../services/open-data/communes.ts';
import { createCompanySearch, SEARCH_BATCH } from '../../services/open-data/company-search.ts';
import { type Change, fillBlank, readTable, type SheetRow, setSystem, transact } from '../../sheet/index.ts';
import type { Slice, StepReport } from '../engine/slice.ts';
import { type UnitOutcome, workThrough } from '../engine/work-through.ts';
import { recordOrigin } from './origins.ts';

type Firm = SheetRow<typeof companies>;

const ACTION = 'companies.enrich';

/** The columns that the registers may know. */
const KEYS: readonly CompanyKey[] = [
  'type',
  'siren',
  'siret',
  'size',
  'sector',
  'electedOfficials',
  'website',
  'address',
  'postcode',
  'city',
  'email',
  'phone',
];

/** Two reads; for each batch of six, three rounds of requests at most and one operation. */
export function enrichCompanies(ports: Ports, slice: Slice): Result<StepReport> {
  const due = listCompaniesToEnrich(ports);
  if (!due.ok) return due;
  if (due.value.length === 0) return ok({ summary: '' });
  let filled = 0;
  const worked = workThrough(ports, slice, {
    action: ACTION,
    units: due.value,
    keyOf: ({ id }: Firm) => id,
    batch: SEARCH_BATCH,
    handle: (batch): Result<readonly UnitOutcome[]> => {
      const known = lookUp(ports, batch);
      if (!known.ok) return known;
      const written = write(ports, known.value);
      if (!written.ok) return written;
      filled += written.value;
      return ok(known.value.map(outcomeOf));
    },
  });
  if (!worked.ok) return worked;
  const { done, left, stopped } = worked.value;
  const said = sayLookedUp(done, filled);
  return ok({
    summary: stopped === null ? said : `${said} ${stopped.message}`,
    unfinished: left > 0 && stopped === null,
  });
}

/** Those that were never looked up, then those whose blanks are worth another look. Two reads. */
export function listCompaniesToEnrich(ports: Ports): Result<readonly Firm[]> {
  const configured = readTable(ports, settingsTable);
  if (!configured.ok) return configured;
  const read = readTable(ports, companies);
  if (!read.ok) return read;
  const { lookups } = parseSettings(configured.value.rows.map(({ values }) => values)).settings;
  const now = ports.clock.now();
  const due = read.value.rows.filter(
    ({ id, values }) => id !== '' && !read.value.duplicatedIds.has(id) && isDue(values, lookups, now),
  );
  return ok(
    due
      .sort((a, b) => Number(a.values.enrichedOn !== null) - Number(b.values.enrichedOn !== null))
      .slice(0, lookups.mostCompanies),
  );
}

function isDue(values: Firm['values'], { companiesAgain }: Settings['lookups'], now: Date): boolean {
  if (values.name.trim() === '' && sirenOf(values) === '') return false;
  if (values.enrichedOn === null) return true;
  const blank = KEYS.some((key) => values[key] === '' || values[key] === null);
  return blank && differenceInCalendarDays(now, values.enrichedOn) >= companiesAgain;
}

/** What the registers say of one row. */
interface Known {
  readonly firm: Firm;
  /** `null` when no organisation is surely the one. */
  readonly facts: readonly CompanyFact[] | null;
  /** Its own question failed. */
  readonly failure: Failure | null;
}

/** A service that is down stops the batch; an odd answer about one company is that company's. */
function lookUp(ports: Ports, batch: readonly Firm[]): Result<readonly Known[]> {
  const found = createCompanySearch(ports).search(
    batch.map(({ values }) => ({
      siren: sirenOf(values),
      name: values.name,
      department: values.department || values.postcode.slice(0, 2),
    })),
  );
  const down = found.find(isDown);
  if (down !== undefined) return down;
  const matches = batch.map(({ values }, index) => {
    const candidates = found[index];
    return candidates?.ok ? matchCompany(values, candidates.value) : null;
  });
  const codes = matches.map((match) => (match !== null && isCommune(match) ? match.cityCode : ''));
  const asked = [...new Set(codes.filter((code) => code !== ''))];
  const towns = asked.length === 0 ? [] : createCommunes(ports).find(asked);
  const halls = asked.length === 0 ? [] : createAdministrations(ports).findTownHalls(asked);
  const broken = [...towns, ...halls].find(isDown);
  if (broken !== undefined) return broken;
  return ok(
    batch.map((firm, index): Known => {
      const candidates = found[index];
      if (candidates !== undefined && !candidates.ok) return { firm, facts: null, failure: candidates.error };
      const match = matches[index] ?? null;
      if (match === null) return { firm, facts: null, failure: null };
      const place = asked.indexOf(codes[index] ?? '');
      const [town, hall] = [towns[place], halls[place]];
      const failure = [town, hall].find((answer) => answer !== undefined && !answer.ok);
      if (failure !== undefined && !failure.ok) return { firm, facts: null, failure: failure.error };
      return { firm, facts: factsOf(match, town?.ok ? town.value : null, hall?.ok ? hall.value : []), failure: null };
    }),
  );
}

/** No answer, or too many questions: the next ones would fail too. */
function isDown(answer: Result<unknown>): answer is { ok: false; error: Failure } {
  return !answer.ok && !/\.(?:refused|unreadable)$/.test(answer.error.code);
}

function outcomeOf({ firm, failure }: Known): UnitOutcome {
  if (failure === null) return { key: firm.id, ok: true };
  return { key: firm.id, ok: false, reason: `${firm.values.name}\u00a0: ${failure.message}` };
}

/** Cells filled. What somebody has typed meanwhile stays. */
function write(ports: Ports, known: readonly Known[]): Result<number> {
  const answered = known.filter(({ failure }) => failure === null);
  if (answered.length === 0) return ok(0);
  const done = transact(ports, {
    action: ACTION,
    plan: (fresh) => {
      const rows = fresh.rows(companies);
      if (!rows.ok) return rows;
      let filled = 0;
      const changes = answered.flatMap(({ firm, facts }): Change[] => {
        const row = rows.value.byId(firm.id);
        if (row === undefined) return [];
        const blanks = facts === null ? [] : blankFacts(row.values, facts);
        filled += blanks.length;
        return changesOf(row, blanks, facts === null, fresh.now);
      });
      return ok({ changes, value: filled });
    },
    summary: (filled: number) => sayLookedUp(answered.length, filled),
  });
  return done.ok ? ok(done.value.value) : done;
}

function sayLookedUp(firms: number, filled: number): string {
  const cells = filled === 0 ? 'aucune case remplie' : countOf(filled, 'case remplie', 'cases remplies');
  return `${countOf(firms, 'entreprise cherchée', 'entreprises cherchées')} dans les registres publics, ${cells}.`;
}

function changesOf({ id, values }: Firm, blanks: readonly CompanyFact[], unknown: boolean, now: Date): Change[] {
  const line = { table: companies, id, name: values.name, date: now, cost: 0 };
  const origins = blanks.map(({ key, value, source }) =>
    recordOrigin({ ...line, key, value: Array.isArray(value) ? value.join(', ') : String(value), source }),
  );
  const nobody = unknown
    ? [recordOrigin({ ...line, key: null, value: 'Aucune correspondance sûre', source: REGISTER })]
    : [];
  const cells = Object.fromEntries(blanks.map(({ key, value }) => [key, value]));
  return [
    ...(blanks.length === 0 ? [] : [fillBlank(companies, id, cells)]),
    setSystem(companies, id, { enrichedOn: now }),
    ...origins,
    ...nobody,
  ];
}
