/** The old European form (`IDENTITE`, `OBJET`, `PROCEDURE`…), in use until eForms. */
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
  totalOf,
} from '../detail.ts';
import { isPresent, nodesAt, type Tree, textAt, textsAt } from '../xml-tree.ts';

const TRAITS = 'OBJET/CARACTERISTIQUES';
const FRAMEWORK = 'OBJET/ACCORD_CADRE';

export function readLegacy(tree: Tree): Detail {
  const lots = nodesAt(tree, 'OBJET/LOTS/LOT').map((lot) =>
    readLot(
      textAt(lot, 'NUM'),
      textAt(lot, 'INTITULE', 'DESCRIPTION'),
      textsAt(lot, 'CPV/PRINCIPAL'),
      amountAt(lot, 'VALEUR', 'VALEUR_MAX'),
    ),
  );
  return {
    ...NO_DETAIL,
    title: textAt(tree, 'OBJET/TITRE_MARCHE'),
    description: textAt(tree, 'OBJET/OBJET_COMPLET'),
    buyer: readBuyer({
      name: textAt(tree, 'IDENTITE/DENOMINATION'),
      number: textAt(tree, 'IDENTITE/CODE_IDENT_NATIONAL'),
      contact: textAt(tree, 'IDENTITE/CORRESPONDANT', 'IDENTITE/CONTACT'),
      email: textAt(tree, 'IDENTITE/MEL'),
      phone: textAt(tree, 'IDENTITE/TEL'),
      address: textAt(tree, 'IDENTITE/ADRESSE'),
      postcode: textAt(tree, 'IDENTITE/CP'),
      city: textAt(tree, 'IDENTITE/VILLE'),
      localAuthority:
        isPresent(tree, 'TYPE_POUVOIR_ADJUDICATEUR/AUTOTRITE_REGIONAL') ||
        isPresent(tree, 'TYPE_POUVOIR_ADJUDICATEUR/AUTORITE_REGIONAL'),
    }),
    deadlines: ['RECEPT_OFFRES', 'RECEPT_CANDIDATURES', 'RECEPT_DEMANDES'].flatMap((name) =>
      textsAt(tree, `CONDITION_DELAI/${name}`).map((text) => readMoment(text)),
    ),
    remarks: textsAt(tree, 'RENSEIGNEMENTS_COMPLEMENTAIRES/RENS_COMPLEMENT'),
    nature: [
      ['SERVICE', 'Services'],
      ['TRAVAUX', 'Travaux'],
      ['FOURNITURES', 'Fournitures'],
    ]
      .filter(([flag]) => isPresent(tree, `OBJET/TYPE_MARCHE/${flag}`))
      .map(([, label]) => label)
      .join(', '),
    cpv: readCpv(textsAt(tree, 'OBJET/CPV/PRINCIPAL')),
    lots,
    amount:
      amountAt(tree, `${TRAITS}/VALEUR`, `${FRAMEWORK}/VALEUR`, `${TRAITS}/VALEUR_MAX`, `${FRAMEWORK}/VALEUR_MAX`) ??
      totalOf(lots.map((lot) => lot.amount)),
    durationMonths: readMonths(textAt(tree, 'OBJET/DUREE_DELAI/DUREE_MOIS', `${FRAMEWORK}/DUREE_MOIS`)),
    endsOn: readDay(textAt(tree, 'OBJET/DUREE_DELAI/DATE_FIN')),
    documentsUrl: readUrl(textAt(tree, 'IDENTITE/URL_DOCUMENT'), textAt(tree, 'IDENTITE/URL_PROFIL_ACHETEUR')),
    award: isPresent(tree, 'ATTRIBUTION') ? readAward(tree) : null,
    change:
      nodesAt(tree, 'RECTIF/MODIFICATION')
        .map((change) =>
          readDeadlineChange(textAt(change, 'RUB_INIT'), textAt(change, 'TXT_INIT'), textAt(change, 'LIRE')),
        )
        .find((change) => change !== null) ?? null,
    links: ['RECTIF', 'ANNULATION', 'ATTRIBUTION'].flatMap((part) =>
      textsAt(tree, `${part}/ANNONCE_ANTERIEUR/REFERENCE/IDWEB`),
    ),
  };
}

function readAward(tree: Tree): Detail['award'] {
  const decisions = nodesAt(tree, 'ATTRIBUTION/DECISION');
  const winners = readNames(decisions.flatMap((decision) => textsAt(decision, 'TITULAIRE/DENOMINATION')));
  return {
    winners,
    amount: sumOfKnown(decisions.map((decision) => amountAt(decision, 'RENSEIGNEMENT/MONTANT', 'MONTANT'))),
    awardedOn: readDay(textAt(tree, 'ATTRIBUTION/DECISION/DATE_ATTRIBUTION')),
    withoutContract:
      decisions.length > 0 &&
      decisions.every((decision) => isPresent(decision, 'INFRUCTUEUX') || isPresent(decision, 'SANS_SUITE')),
  };
}
