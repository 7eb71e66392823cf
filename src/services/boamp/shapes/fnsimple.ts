/** FNSimple: national notices from 90,000 € to the European thresholds. */
import { readMoment } from '../clock-times.ts';
import { findDeadlineChange } from '../deadline-change.ts';
import {
  amountAt,
  type Detail,
  NO_DETAIL,
  readBuyer,
  readCpv,
  readLot,
  readMonths,
  readNames,
  readUrl,
  sumOfKnown,
  totalOf,
} from '../detail.ts';
import { plainText } from '../plain-text.ts';
import { isPresent, nodesAt, type Tree, textAt, textsAt } from '../xml-tree.ts';
import { natureOf } from './nature.ts';

/** The part of the notice that is filled in, whichever it is. */
const PARTS = ['initial', 'rectificatif', 'attribution', 'annulation'] as const;

export function readFnSimple(tree: Tree): Detail {
  const inParts = (path: string) => PARTS.map((part) => `${part}/${path}`);
  const lots = nodesAt(tree, 'initial/lots/lot').map((lot, index) =>
    readLot(
      textAt(lot, 'numLot', 'num') || String(index + 1),
      textAt(lot, 'intitule', 'description'),
      textsAt(lot, 'codeCPV/objetPrincipal/classPrincipale'),
      amountAt(lot, 'estimationValeur'),
    ),
  );
  const results = textsAt(tree, 'attribution/attributionMarche');
  return {
    ...NO_DETAIL,
    title: textAt(tree, ...inParts('natureMarche/intitule')),
    description: textAt(tree, ...inParts('natureMarche/description')),
    buyer: readBuyer({
      name: textAt(tree, 'organisme/nomOfficiel'),
      number: textAt(tree, 'organisme/codeIdentificationNational'),
      contact: textAt(tree, 'initial/communication/nomContact'),
      email: textAt(tree, 'initial/communication/adresseMailContact'),
      phone: textAt(tree, 'initial/communication/telContact'),
      postcode: textAt(tree, 'organisme/cp'),
      city: textAt(tree, 'organisme/ville'),
    }),
    deadlines: textsAt(tree, 'initial/procedure/dateReceptionOffres').map((text) => readMoment(text)),
    siteVisit: textAt(tree, 'initial/informComplementaire/oui/visiteDetail'),
    remarks: textsAt(tree, 'initial/informComplementaire/autresInformComplementaire'),
    nature: natureOf((nature) => inParts(`natureMarche/natureMarche/${nature}`).some((path) => isPresent(tree, path))),
    cpv: readCpv([
      ...inParts('natureMarche/codeCPV/objetPrincipal/classPrincipale').flatMap((path) => textsAt(tree, path)),
      ...inParts('natureMarche/codeCPV/objetComplementaire/classPrincipale').flatMap((path) => textsAt(tree, path)),
    ]),
    lots,
    amount: amountAt(tree, 'initial/natureMarche/valeurEstimee') ?? totalOf(lots.map((lot) => lot.amount)),
    durationMonths: readMonths(textAt(tree, ...inParts('natureMarche/dureeMois'))),
    documentsUrl: readUrl(
      textAt(tree, 'initial/communication/urlDocConsul'),
      textAt(tree, 'initial/communication/urlProfilAch'),
    ),
    award: results.length === 0 ? null : readAward(results.map(plainText).join('\n')),
    change:
      textsAt(tree, 'rectificatif/infosRectif')
        .map(findDeadlineChange)
        .find((change) => change !== null) ?? null,
    links: inParts('avisInitial/idWeb').flatMap((path) => textsAt(tree, path)),
  };
}

/**
 * Results are one free text, which most publishers fill in lines: `Marché n° : …`, then `Name, address`, then `Montant Ht : …`;
 * some in one: `Attributaires Name - address - day - Montant attribué : …`.
 */
function readAward(text: string): Detail['award'] {
  const amounts = [...text.matchAll(/montant (?:ht|attribué)\s*:\s*([\d\s.,]+?)\s*(?:euros?|€|ht)/gi)].map((match) =>
    Number((match[1] ?? '').replace(/\s/g, '').replace(',', '.')),
  );
  const winners = [
    ...text.matchAll(/^marché n° ?:.*\n([^,\n]{2,120}),/gim),
    ...text.matchAll(/\battributaires?\s*:?\s+([^\n:]{2,80}?)\s+-\s/gi),
  ].map((match) => match[1] ?? '');
  const day = /date d.attribution\s*:\s*(\d{2})\/(\d{2})\/(\d{2,4})/i.exec(text);
  const year = Number(day?.[3] ?? 0);
  return {
    winners: readNames(winners),
    amount: amounts.some(Number.isNaN) ? null : sumOfKnown(amounts.map((amount) => amount || null)),
    awardedOn: day === null ? null : new Date(year < 100 ? 2000 + year : year, Number(day[2]) - 1, Number(day[1])),
    withoutContract: winners.length === 0 && /sans suite|infructueu/i.test(text),
  };
}
