/** DSP and other national forms that describe a concession: the fields of a European notice under French names. */
import { readMoment } from '../clock-times.ts';
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
} from '../detail.ts';
import { isPresent, nodesAt, type Tree, textAt, textsAt } from '../xml-tree.ts';
import { natureOf } from './nature.ts';

const CONTRACT = 'initial/descriptionMarche';

export function readConcession(tree: Tree): Detail {
  const street = ['num', 'typevoie', 'nomvoie'].map((part) => textAt(tree, `organisme/adr/voie/${part}`)).join(' ');
  const person = ['civilite', 'pren', 'nom']
    .map((part) => textAt(tree, `organisme/PersonnePhysique/${part}`))
    .join(' ');
  const winners = readNames(textsAt(tree, 'attribution/attribution/resultat/attribue/titulaire/PersonneMorale'));
  return {
    ...NO_DETAIL,
    title: textAt(tree, `${CONTRACT}/titreMarche`),
    description: textAt(tree, `${CONTRACT}/description`, 'initial/description/objet'),
    buyer: readBuyer({
      name: textAt(tree, 'organisme/acheteurPublic', 'organisme/nomOfficiel'),
      number: textAt(tree, 'organisme/codeIdentificationNational'),
      contact: person,
      email: textAt(tree, 'organisme/coord/mel'),
      phone: textAt(tree, 'organisme/coord/tel'),
      address: street,
      postcode: textAt(tree, 'organisme/adr/cp', 'organisme/cp'),
      city: textAt(tree, 'organisme/adr/ville', 'organisme/ville'),
    }),
    deadlines: [
      'initial/renseignementsAdm/receptionInteret',
      'initial/renseignementsAdm/receptionOffres',
      'initial/delais/receptionOffres',
    ].flatMap((path) => textsAt(tree, path).map((text) => readMoment(text))),
    remarks: textsAt(tree, 'initial/infoCompl'),
    nature: natureOf((nature) => isPresent(tree, `${CONTRACT}/natureMarche/${nature}`)),
    cpv: readCpv(textsAt(tree, `${CONTRACT}/CPV/objetPrincipal/classPrincipale`)),
    lots: isPresent(tree, `${CONTRACT}/divisibleLotNon`)
      ? []
      : nodesAt(tree, `${CONTRACT}/lot`).map((lot, index) =>
          readLot(
            textAt(lot, 'numLot') || String(index + 1),
            textAt(lot, 'intituleLot', 'description'),
            textsAt(lot, 'CPV/objetComplementaire/classPrincipale'),
            amountAt(lot, 'valeurEstimee'),
          ),
        ),
    amount: amountAt(tree, `${CONTRACT}/valeurEstimee`, `${CONTRACT}/estimationValeur`),
    durationMonths: readMonths(textAt(tree, `${CONTRACT}/dureeMois`, 'initial/duree/nbMois')),
    documentsUrl: readUrl(
      textAt(tree, 'initial/communication/documentMarche/urlDocument'),
      textAt(tree, 'organisme/urlProfilAcheteur'),
    ),
    award: isPresent(tree, 'attribution') ? { winners, amount: null, awardedOn: null, withoutContract: false } : null,
    links: textsAt(tree, 'rectificatif/avisInitial/idWeb')
      .concat(textsAt(tree, 'attribution/avisInitial/idWeb'))
      .concat(textsAt(tree, 'annulation/avisInitial/idWeb')),
  };
}
