/**
 * Measures the detection of duplicates on pairs labelled by hand, and rewrites the figures of docs/duplicates.md.
 * `npm run measure:duplicates [CONTACTS.csv] [COMPANIES.csv]`: files of the same columns, two lines for each pair; those of
 * `test/crm/duplicates` when absent. Of another file, figures are printed and nothing is written.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { companyKeys, judgeCompanies, readCompany } from '../../src/crm/duplicates/companies.ts';
import type { Confidence, Verdict } from '../../src/crm/duplicates/confidence.ts';
import { contactKeys, judgeContacts, readContacts } from '../../src/crm/duplicates/contacts.ts';
import { findPairs } from '../../src/crm/duplicates/find-pairs.ts';

const DOCUMENT = 'docs/duplicates.md';
const FIGURES = /<!-- figures -->[\s\S]*<!-- \/figures -->/;
const CONTACTS = 'test/crm/duplicates/labelled-contacts.csv';
const COMPANIES = 'test/crm/duplicates/labelled-companies.csv';

const text = z._default(z.string(), '');
const LABEL = { pair: z.string(), label: z.enum(['same', 'different']), case: text };
const CONTACT = z.object({
  ...LABEL,
  civility: text,
  firstName: text,
  lastName: text,
  email: text,
  email2: text,
  phone: text,
  mobile: text,
  company: text,
  companyId: text,
  position: text,
  linkedin: text,
});
const COMPANY = z.object({
  ...LABEL,
  name: text,
  type: text,
  siren: text,
  siret: text,
  website: text,
  address: text,
  postcode: text,
  city: text,
  department: text,
  email: text,
  phone: text,
});

interface Judged {
  readonly pair: string;
  readonly case: string;
  readonly same: boolean;
  readonly verdict: Verdict | null;
  readonly half: 'tuning' | 'held-out';
}

/** The half of a pair: by a hash of its number, so that it never changes and nobody chose it. */
function halfOf(pair: string): Judged['half'] {
  const digest = createHash('sha256').update(`pistil${pair}`).digest();
  return (digest[digest.length - 1] ?? 0) % 2 === 0 ? 'tuning' : 'held-out';
}

/** Reads a labelled file, and lets `judge` look at the two rows of each pair. */
function judgeFile<R extends z.infer<typeof CONTACT> | z.infer<typeof COMPANY>>(
  file: string,
  schema: z.ZodMiniType<R>,
  judge: (rows: readonly R[]) => Verdict | null,
): Judged[] {
  const lines = z.array(schema).parse(parse(readFileSync(file, 'utf8'), { columns: true, bom: true }));
  const pairs = new Map<string, R[]>();
  for (const line of lines) pairs.set(line.pair, [...(pairs.get(line.pair) ?? []), line]);
  return [...pairs.values()].map((rows) => {
    const [first] = rows;
    if (first === undefined || rows.length !== 2) throw new Error(`${file}: pair ${first?.pair} has not two lines`);
    return {
      pair: first.pair,
      case: first.case,
      same: first.label === 'same',
      verdict: judge(rows),
      half: halfOf(first.pair),
    };
  });
}

/** A pair counts as found only when its rows share a key, as in a whole table. */
const judgeTwoContacts = (rows: readonly z.infer<typeof CONTACT>[]) =>
  findPairs(readContacts(rows), contactKeys, judgeContacts)[0] ?? null;
const judgeTwoCompanies = (rows: readonly z.infer<typeof COMPANY>[]) =>
  findPairs(rows.map(readCompany), companyKeys, judgeCompanies)[0] ?? null;

const LEVELS: readonly (readonly [string, readonly Confidence[]])[] = [
  ['certaine', ['certain']],
  ['certaine ou probable', ['certain', 'probable']],
  ['toutes, possibles comprises', ['certain', 'probable', 'possible']],
];

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}\u00a0%`;
}

function levelRow(name: string, judged: readonly Judged[], level: string, kept: readonly Confidence[]): string {
  const said = judged.filter(({ verdict }) => verdict !== null && kept.includes(verdict.confidence));
  const right = said.filter(({ same }) => same).length;
  const positives = judged.filter(({ same }) => same).length;
  const cells = [
    name,
    level,
    judged.length,
    positives,
    said.length,
    percent(right, said.length),
    percent(right, positives),
  ];
  return `| ${cells.join(' | ')} |`;
}

function levelTable(title: string, judged: readonly Judged[]): string[] {
  const half = (name: Judged['half']) => judged.filter((one) => one.half === name);
  return [
    `**${title}**`,
    '',
    '| half | confidence | pairs | duplicates | said | precision | recall |',
    '|---|---|---|---|---|---|---|',
    ...LEVELS.map(([level, kept]) => levelRow('tuning', half('tuning'), level, kept)),
    ...LEVELS.map(([level, kept]) => levelRow('**held-out**', half('held-out'), level, kept)),
    '',
  ];
}

/** By the fact that weighs most: what each rule says, and how often it is right; « possible » included. */
function ruleTable(judged: readonly Judged[]): string[] {
  const rules = new Map<string, Judged[]>();
  for (const one of judged) {
    const rule = one.verdict?.reason.split(/[,\u00a0]/)[0];
    if (rule !== undefined) rules.set(rule, [...(rules.get(rule) ?? []), one]);
  }
  const share = (ones: readonly Judged[]) => percent(ones.filter(({ same }) => same).length, ones.length);
  const lines = [...rules]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rule, ones]) => {
      const [tuning, heldOut] = (['tuning', 'held-out'] as const).map((half) =>
        ones.filter((one) => one.half === half),
      );
      return `| ${rule} | ${tuning?.length} | ${share(tuning ?? [])} | ${heldOut?.length} | ${share(heldOut ?? [])} |`;
    });
  return ['| strongest fact | tuning | precision | held-out | precision |', '|---|---|---|---|---|', ...lines, ''];
}

/** The tuning half's mistakes, to work on. Those of the other half stay unseen. */
function mistakes(judged: readonly Judged[]): string[] {
  return judged
    .filter(({ half }) => half === 'tuning')
    .filter(({ same, verdict }) => same !== (verdict !== null && verdict.confidence !== 'possible'))
    .map(({ pair, case: kind, same, verdict }) => {
      const said = verdict === null ? 'nothing' : `${verdict.confidence} ${verdict.percent}, ${verdict.reason}`;
      return `${pair} ${same ? 'same' : 'different'} (${kind}): ${said}`;
    });
}

const [contactFile = CONTACTS, companyFile = COMPANIES] = process.argv.slice(2);
const contacts = judgeFile(contactFile, CONTACT, judgeTwoContacts);
const companies = judgeFile(companyFile, COMPANY, judgeTwoCompanies);
const figures = [
  ...levelTable('Contacts and companies', [...contacts, ...companies]),
  ...levelTable('Contacts', contacts),
  ...ruleTable(contacts),
  ...levelTable('Companies', companies),
  ...ruleTable(companies),
].join('\n');
process.stdout.write(`${figures}\nMistakes on the tuning half\n${mistakes([...contacts, ...companies]).join('\n')}\n`);
if (process.argv.length === 2) {
  const document = readFileSync(DOCUMENT, 'utf8');
  writeFileSync(
    DOCUMENT,
    document.replace(FIGURES, () => `<!-- figures -->\n${figures}<!-- /figures -->`),
  );
}
