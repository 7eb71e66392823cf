/**
 * Measures the relevance rule on titles judged by hand, and rewrites the figures of docs/relevance.md.
 * `npx tsx local/measure/relevance.ts [FOLDER]`: the folder of recorded notices, `../shared/recorded/boamp` when absent.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { fold } from '../../src/crm/names.ts';
import { parseSettings } from '../../src/crm/settings/index.ts';
import { createRelevanceRule, type TenderText } from '../../src/crm/tenders/relevance.ts';

const DOCUMENT = 'docs/relevance.md';
const FIGURES = /<!-- figures -->[\s\S]*<!-- \/figures -->/;

const LABELS = z.array(z.object({ idweb: z.string(), label: z.number() }));
const RECORD = z.object({
  idweb: z.string(),
  objet: z.string(),
  nomacheteur: z.nullable(z.string()),
  descripteur_libelle: z.optional(z.nullable(z.array(z.string()))),
});

/** Beginnings of words that made the sample's green group (labels.md), and how many short records each group stands for. */
const GREEN =
  /\b(biodivers|faune|flore|ecolog|naturel|zones? humides?|vegetal|haie|prairie|espaces verts|pollinis|trame|renatur|sensibilis|environnement|paysag|foret|riviere|eau|climat)/;
const WEIGHTS = { green: 1091 / 450, other: 5578 / 250, full: 0 } as const;

interface Judged {
  readonly label: number;
  readonly verdict: number;
  readonly group: keyof typeof WEIGHTS;
  readonly half: 'tuning' | 'held-out';
}

const CLASSES = { core: 2, adjacent: 1, foreign: 0 } as const;

/** The half of a notice: by a hash of its number, so that it never changes and nobody chose it. */
function halfOf(id: string): Judged['half'] {
  const digest = createHash('sha256').update(`pistil${id}`).digest();
  return (digest[digest.length - 1] ?? 0) % 2 === 0 ? 'tuning' : 'held-out';
}

/** Judges every labelled notice of a folder by its title, themes and buyer. */
function judgeLabelled(folder: string): Judged[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const short = z.array(RECORD).parse(read('light-records-2017-2024.json'));
  const full = readdirSync(folder).filter((name) => /^\d.*\.json$/.test(name));
  const texts = new Map<string, { text: TenderText; group: Judged['group'] }>();
  for (const record of short) {
    texts.set(record.idweb, { text: textOf(record), group: GREEN.test(fold(record.objet)) ? 'green' : 'other' });
  }
  for (const name of full) {
    const record = RECORD.parse(read(name));
    texts.set(record.idweb, { text: textOf(record), group: 'full' });
  }
  const judge = createRelevanceRule(parseSettings([]).settings.tenders.relevance);
  return LABELS.parse(read('labels.json')).map(({ idweb, label }) => {
    const known = texts.get(idweb);
    if (known === undefined) throw new Error(`${folder} holds no notice ${idweb}`);
    return { label, verdict: CLASSES[judge(known.text).verdict], group: known.group, half: halfOf(idweb) };
  });
}

function textOf(record: z.infer<typeof RECORD>): TenderText {
  return {
    title: record.objet,
    description: '',
    lots: [],
    cpv: [],
    descriptors: record.descripteur_libelle ?? [],
    buyer: { name: record.nomacheteur ?? '' },
  };
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly positives: number;
}

/** Precision and recall of « at least this class », each notice counting for `weight`. */
function score(judged: readonly Judged[], least: 1 | 2, weight: (one: Judged) => number = () => 1): Score {
  const total = (keep: (one: Judged) => boolean) => judged.filter(keep).reduce((sum, one) => sum + weight(one), 0);
  const right = total((one) => one.verdict >= least && one.label >= least);
  const said = total((one) => one.verdict >= least);
  const positives = total((one) => one.label >= least);
  return { precision: right / said, recall: right / positives, f1: (2 * right) / (said + positives), positives };
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}\u00a0%`;
}

function row(name: string, judged: readonly Judged[], least: 1 | 2, weight?: (one: Judged) => number): string {
  const { precision, recall, f1, positives } = score(judged, least, weight);
  const cells = [
    name,
    String(judged.length),
    String(Math.round(positives)),
    percent(precision),
    percent(recall),
    percent(f1),
  ];
  return `| ${cells.join(' | ')} |`;
}

function report(judged: readonly Judged[]): string {
  const short = judged.filter(({ group }) => group !== 'full');
  const tuning = short.filter(({ half }) => half === 'tuning');
  const heldOut = short.filter(({ half }) => half === 'held-out');
  const weight = ({ group }: Judged): number => 2 * WEIGHTS[group];
  const table = (title: string, least: 1 | 2) => [
    `**${title}**`,
    '',
    '| notices | read | of this class | precision | recall | F1 |',
    '|---|---|---|---|---|---|',
    row('tuning half', tuning, least),
    row('**held-out half**', heldOut, least),
    row('held-out half, weighted to all short records', heldOut, least, weight),
    row('all labels', judged, least),
    '',
  ];
  return [...table('Core (class 2)', 2), ...table('Core or adjacent (class 1 or 2): what is kept', 1)].join('\n');
}

const figures = report(judgeLabelled(process.argv[2] ?? '../shared/recorded/boamp'));
const document = readFileSync(DOCUMENT, 'utf8');
writeFileSync(
  DOCUMENT,
  document.replace(FIGURES, () => `<!-- figures -->\n${figures}<!-- /figures -->`),
);
process.stdout.write(`${figures}\n`);
