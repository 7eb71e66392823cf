/** MAPA: national notices under 90,000 €, the shortest form. */
import { readDay, readMoment } from '../clock-times.ts';
import { readDeadlineChange } from '../deadline-change.ts';
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
} from '../detail.ts';
import { isPresent, nodesAt, type Tree, textAt, textsAt } from '../xml-tree.ts';
import { natureOf } from './nature.ts';

/** Kinds of buyers in MAPA: municipalities and their groups, departments, regions. Seen in notices; the list is not published. */
const LOCAL_AUTHORITIES = new Set(['2', '7']);

export function readMapa(tree: Tree): Detail {
  const street = ['num', 'typevoie', 'nomvoie'].map((part) => textAt(tree, `organisme/adr/voie/${part}`)).join(' ');
  const person = ['civilite', 'pren', 'nom']
    .map((part) => textAt(tree, `organisme/correspondantPRM/${part}`))
    .join(' ');
  return {
    ...NO_DETAIL,
    description: textAt(
      tree,
      'initial/description/objet',
      'rectificatif/description/objet',
      'attribution/descriptionReduite/objet',
    ),
    buyer: readBuyer({
      name: textAt(tree, 'organisme/acheteurPublic'),
      number: textAt(tree, 'organisme/codeIdentificationNational'),
      contact: person,
      email: textAt(tree, 'organisme/coord/mel'),
      phone: textAt(tree, 'organisme/coord/tel'),
      address: street,
      postcode: textAt(tree, 'organisme/adr/cp'),
      city: textAt(tree, 'organisme/adr/ville'),
      localAuthority: LOCAL_AUTHORITIES.has(textAt(tree, 'organisme/classificationOrganisme')),
    }),
    deadlines: textsAt(tree, 'initial/delais/receptionOffres').map((text) => readMoment(text)),
    remarks: textsAt(tree, 'initial/renseignements/rensgComplt').concat(
      textsAt(tree, 'initial/caracteristiques/principales'),
    ),
    nature: natureOf((nature) => isPresent(tree, `initial/natureMarche/${nature}`)),
    cpv: readCpv(textsAt(tree, 'initial/description/CPV/objetPrincipal/classPrincipale')),
    lots: nodesAt(tree, 'initial/lotMarche')
      .concat(nodesAt(tree, 'initial/lots/lot'))
      .map((lot) =>
        readLot(
          textAt(lot, 'numLot', 'num'),
          textAt(lot, 'intitule', 'description'),
          textsAt(lot, 'CPV/objetPrincipal/classPrincipale'),
          amountAt(lot, 'estimationValeur'),
        ),
      ),
    durationMonths: readMonths(textAt(tree, 'initial/duree/nbMois')),
    documentsUrl: readUrl(
      textAt(tree, 'initial/adressesComplt/document/coord/url'),
      textAt(tree, 'organisme/urlProfilAcheteur'),
    ),
    award: isPresent(tree, 'attribution') ? readAward(tree) : null,
    change:
      nodesAt(tree, 'rectificatif/infosRectif')
        .map((correction) =>
          readDeadlineChange(
            textAt(correction, 'rubrique'),
            textAt(correction, 'auLieuDe'),
            textAt(correction, 'lire'),
          ),
        )
        .find((change) => change !== null) ?? null,
    links: textsAt(tree, 'rectificatif/avisInitial/idWeb')
      .concat(textsAt(tree, 'attribution/avisInitial/idWeb'))
      .concat(textsAt(tree, 'annulation/avisInitial/idWeb')),
  };
}

function readAward(tree: Tree): Detail['award'] {
  const results = ['attribution/attribution/resultat', 'attribution/attribution/lotMarche/resultat'].flatMap((path) =>
    nodesAt(tree, path),
  );
  const winners = readNames(results.flatMap((result) => textsAt(result, 'attribue/titulaire/PersonneMorale')));
  return {
    winners,
    amount: sumOfKnown(results.map((result) => amountAt(result, 'attribue/montant'))),
    awardedOn: readDay(textAt(tree, 'attribution/autresInformations/dateAttribution')),
    withoutContract:
      results.length > 0 &&
      results.every((result) => isPresent(result, 'sansSuite') || isPresent(result, 'infructueux')),
  };
}
