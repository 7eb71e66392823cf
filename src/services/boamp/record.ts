/** One record of BOAMP's data set, read into a plain notice. */
import * as z from 'zod/mini';
import type { DeadlineChange, Notice, NoticeKind } from '../../crm/tenders/notice.ts';
import { fail, ok, type Result } from '../../result.ts';
import { earliest, type Moment, readDay, readMoment } from './clock-times.ts';
import { type Detail, findVisit, NO_DETAIL, readUrl } from './detail.ts';
import { plainName, plainNames, plainText, plainTitle } from './plain-text.ts';
import { readConcession } from './shapes/concession.ts';
import { readEforms } from './shapes/eforms.ts';
import { readFnSimple } from './shapes/fnsimple.ts';
import { readLegacy } from './shapes/legacy.ts';
import { readMapa } from './shapes/mapa.ts';
import { parseTree, type Tree, textAt } from './xml-tree.ts';

const TEXT = z.optional(z.nullable(z.string()));
const TEXTS = z.optional(z.nullable(z.union([z.string(), z.array(z.nullable(z.string()))])));

/** The fields that are read; what else a record holds is left aside. */
const RECORD = z.object({
  idweb: z.string().check(z.regex(/^[\w-]{3,40}$/)),
  objet: TEXT,
  nomacheteur: TEXT,
  dateparution: z.string(),
  datelimitereponse: TEXT,
  perimetre: TEXT,
  nature: TEXT,
  nature_libelle: TEXT,
  etat: TEXT,
  procedure_libelle: TEXT,
  code_departement: TEXTS,
  descripteur_libelle: TEXTS,
  type_marche_facette: TEXTS,
  titulaire: TEXTS,
  annonce_lie: TEXTS,
  annonces_anterieures: TEXT,
  gestion: TEXT,
  donnees: TEXT,
  url_avis: TEXT,
});
type BoampRecord = z.infer<typeof RECORD>;

/** Enough of a title for a cell; the notice has the rest. */
const LONGEST_TITLE = 500;

/** A notice's text is a few thousand characters; beyond, nobody reads it and a cell may not hold it. */
const LONGEST_DESCRIPTION = 20_000;

/**
 * Reads a record of the API. A record that lacks its number, its day of publication or readable contents fails with
 * `notice.malformed`, and is then the only one set aside.
 */
export function readRecord(value: unknown): Result<Notice> {
  const parsed = RECORD.safeParse(value);
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') || 'avis';
    return fail('notice.malformed', `L’avis ${nameOf(value)} n’a pas la forme attendue (${place}).`);
  }
  const record = parsed.data;
  const publishedOn = readDay(record.dateparution);
  if (publishedOn === null) {
    return fail('notice.malformed', `L’avis ${record.idweb} n’a pas de date de parution lisible.`);
  }
  const tree = record.donnees ? parseTree(record.donnees) : {};
  if (tree === null) return fail('notice.malformed', `Le contenu de l’avis ${record.idweb} est illisible.`);
  return ok(assemble(record, publishedOn, readDetail(tree)));
}

/** Each form has its root; the old one has several. An unknown form says nothing of its own. */
function readDetail(tree: Tree): Detail {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return NO_DETAIL;
  const roots = tree as Readonly<Record<string, Tree>>;
  if (roots.EFORMS !== undefined) return readEforms(roots.EFORMS);
  if (roots.FNSimple !== undefined) return readFnSimple(roots.FNSimple);
  if (roots.MAPA !== undefined) return readMapa(roots.MAPA);
  if (roots.IDENTITE !== undefined) return readLegacy(tree);
  const [only] = Object.values(roots);
  return only === undefined ? NO_DETAIL : readConcession(only);
}

function assemble(record: BoampRecord, publishedOn: Date, detail: Detail): Notice {
  const kind = kindOf(record, detail);
  const deadline = readDeadline(record, detail);
  const description = plainText(detail.description).slice(0, LONGEST_DESCRIPTION);
  const named = listOf(record.titulaire);
  const procedure = kind === 'announcement' ? record.nature_libelle : record.procedure_libelle;
  return {
    id: record.idweb,
    kind,
    links: linksOf(record, detail),
    title: titleOf(plainTitle(record.objet ?? ''), plainTitle(detail.title), description),
    description,
    lots: detail.lots,
    buyer: {
      ...detail.buyer,
      name: plainName(record.nomacheteur ?? '') || detail.buyer.name,
      contact: realName(detail.buyer.contact),
    },
    publishedOn,
    deadline: deadline?.at ?? null,
    deadlineHasTime: deadline?.hasTime ?? false,
    questionsBefore: earliest(detail.questions)?.at ?? null,
    siteVisit: plainText(detail.siteVisit).slice(0, 300) || findVisit([description, ...detail.remarks]),
    nature: detail.nature || listOf(record.type_marche_facette).join(', '),
    procedure: /\bNC$/.test(procedure ?? '') ? '' : plainName(procedure ?? ''),
    cpv: [...new Set([...detail.cpv, ...detail.lots.flatMap((lot) => lot.cpv)])],
    descriptors: listOf(record.descripteur_libelle),
    departments: [...new Set(listOf(record.code_departement).map(normaliseDepartment))],
    amount: detail.amount,
    durationMonths: detail.durationMonths,
    endsOn: detail.endsOn,
    documentsUrl: detail.documentsUrl,
    url: readUrl(record.url_avis ?? '') || `https://www.boamp.fr/pages/avis/?q=idweb:${record.idweb}`,
    award:
      kind !== 'award'
        ? null
        : {
            ...(detail.award ?? { amount: null, awardedOn: null, withoutContract: false }),
            winners: named.length > 0 ? [...new Set(named)] : (detail.award?.winners ?? []),
          },
    change: changeOf(kind, detail, deadline),
  };
}

/**
 * National notices say it in `nature`; European corrections are calls published again, told apart by `etat`, or
 * by the changes that they list (measured, see the API's contract).
 */
function kindOf({ nature, etat }: BoampRecord, { correctsAnother }: Detail): NoticeKind {
  if (nature === 'ANNULATION' || etat === 'ANNULATION') return 'cancellation';
  if (nature === 'ATTRIBUTION') return 'award';
  if (nature === 'RECTIFICATIF') return 'correction';
  if (nature === 'PRE-INFORMATION') return etat === 'INITIAL' ? 'announcement' : 'other';
  if (nature !== 'APPEL_OFFRE') return 'other';
  return correctsAnother || etat === 'RECTIFICATIF' || etat === 'MODIFICATION' ? 'correction' : 'call';
}

/**
 * The clock of `donnees` without its offset; else that of `gestion`; else `datelimitereponse`, whose hour is already
 * Paris's unless the notice is an eForms one, then a true UTC. Of several lots the earliest.
 */
function readDeadline(record: BoampRecord, detail: Detail): Moment | null {
  const written = earliest(detail.deadlines);
  if (written !== null) return written;
  const indexed = record.gestion ? parseTree(record.gestion) : null;
  const fromIndex = indexed === null ? null : readMoment(textAt(indexed, 'INDEXATION/DATE_LIMITE_REPONSE'));
  if (fromIndex !== null) return fromIndex;
  const given = record.datelimitereponse ?? '';
  if (!/^DIRECTIVE-2/.test(record.perimetre ?? '')) return readMoment(given);
  const instant = new Date(given);
  return given === '' || Number.isNaN(instant.getTime()) ? null : { at: instant, hasTime: true };
}

/** What a correction does to the deadline: its own words, else, for one that repeats the whole notice, the deadline in it. */
function changeOf(kind: NoticeKind, detail: Detail, deadline: Moment | null): DeadlineChange | null {
  if (kind !== 'correction') return null;
  if (deadline === null) return detail.change;
  return { from: detail.change?.from ?? null, to: deadline.at, restated: true };
}

/** `objet` is cut at about 200 characters: the same words at their full length are better. */
function titleOf(subject: string, title: string, description: string): string {
  const cut = /(\.{3}|…)$/.test(subject);
  const start = subject
    .replace(/(\.{3}|…)$/, '')
    .slice(0, 60)
    .toLowerCase();
  const firstLine = description.split('\n')[0] ?? '';
  const fuller = cut
    ? [title, firstLine].find((text) => text.toLowerCase().startsWith(start) && text.length > subject.length)
    : undefined;
  return (fuller ?? (subject || title || firstLine)).slice(0, LONGEST_TITLE);
}

function linksOf(record: BoampRecord, detail: Detail): string[] {
  const earlier = record.annonces_anterieures
    ? [...record.annonces_anterieures.matchAll(/"IDWEB"\s*:\s*"([\w-]+)"/g)].map((match) => match[1] ?? '')
    : [];
  return [...new Set([...listOf(record.annonce_lie), ...detail.links, ...earlier])].filter((id) => id !== record.idweb);
}

/** `2` is 02, `20A` is 2A: the codes that the rest of France uses. */
function normaliseDepartment(code: string): string {
  const plain = code
    .trim()
    .toUpperCase()
    .replace(/^20([AB])$/, '2$1');
  return /^\d$/.test(plain) ? `0${plain}` : plain;
}

/** Some notices give an initial, or a placeholder, in the name's field: that is no name. */
function realName(name: string): string {
  return /\p{L}{2}/u.test(name) ? name : '';
}

function listOf(value: string | readonly (string | null)[] | null | undefined): string[] {
  return plainNames((Array.isArray(value) ? value : [value]).map((text: string | null | undefined) => text ?? ''));
}

function nameOf(value: unknown): string {
  const id = typeof value === 'object' && value !== null ? (value as { idweb?: unknown }).idweb : undefined;
  return typeof id === 'string' ? id.slice(0, 40) : 'sans numéro';
}
