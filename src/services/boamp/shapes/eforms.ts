/** eForms: European notices since 2023 (UBL 2.3; field names of the eForms SDK). The contract notice, the result, the announcement. */
import type { Award } from '../../../crm/tenders/notice.ts';
import { earliest, type Moment, readDay, readMoment } from '../clock-times.ts';
import { findDeadlineChange } from '../deadline-change.ts';
import {
  amountAt,
  type Detail,
  NO_DETAIL,
  readAmount,
  readBuyer,
  readCpv,
  readLot,
  readNames,
  readUrl,
  totalOf,
} from '../detail.ts';
import { attributeOf, childrenOf, nodesAt, type Tree, textAt, textOf, textsAt } from '../xml-tree.ts';

const PROJECT = 'cac:ProcurementProject';
const EXTENSION = 'ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension';
const NEEDED_DOCUMENTS =
  'cac:TenderingTerms/cac:CallForTendersDocumentReference/cac:Attachment/cac:ExternalReference/cbc:URI';

const ESTIMATE = 'cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount';
const FRAMEWORK_MAXIMUM = `cac:RequestedTenderTotal/${EXTENSION}/efbc:FrameworkMaximumAmount`;

const NATURES: Readonly<Record<string, string>> = { services: 'Services', works: 'Travaux', supplies: 'Fournitures' };

/** eForms code list « buyer-legal-type »: local and regional authorities. */
const LOCAL_AUTHORITIES = new Set(['la', 'ra', 'body-pl-la', 'body-pl-ra']);

export function readEforms(root: Tree): Detail {
  // Under `EFORMS` stands one notice, named after its type.
  const [tree = null] = childrenOf(root);
  const lots = nodesAt(tree, 'cac:ProcurementProjectLot');
  const readLots = lots.map((lot, index) =>
    readLot(
      (/\d+$/.exec(textAt(lot, 'cbc:ID'))?.[0] ?? String(index + 1)).replace(/^0+(?=\d)/, ''),
      textAt(lot, `${PROJECT}/cbc:Name`),
      cpvAt(lot),
      amountAt(lot, `${PROJECT}/${ESTIMATE}`, `${PROJECT}/${FRAMEWORK_MAXIMUM}`),
    ),
  );
  const [corrected] = nodesAt(tree, `${EXTENSION}/efac:Changes`);
  return {
    ...NO_DETAIL,
    title: textAt(tree, `${PROJECT}/cbc:Name`),
    description: textAt(tree, `${PROJECT}/cbc:Description`),
    buyer: readEformsBuyer(tree),
    deadlines: [tree, ...lots].flatMap((part) => [
      momentAt(part, 'cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod'),
      momentAt(part, 'cac:TenderingProcess/cac:ParticipationRequestReceptionPeriod'),
    ]),
    questions: lots.map((lot) => momentAt(lot, 'cac:TenderingProcess/cac:AdditionalInformationRequestPeriod')),
    remarks: [tree, ...lots].flatMap((part) =>
      textsAt(part, `${PROJECT}/cbc:Note`).concat(textsAt(part, `${PROJECT}/cbc:Description`)),
    ),
    nature: NATURES[textAt(tree, `${PROJECT}/cbc:ProcurementTypeCode`)] ?? '',
    cpv: readCpv(cpvAt(tree)),
    // One lot is the whole contract, not a part of it.
    lots: readLots.length > 1 ? readLots : [],
    amount:
      amountAt(tree, `${PROJECT}/${ESTIMATE}`, `${PROJECT}/${FRAMEWORK_MAXIMUM}`) ??
      totalOf(readLots.map((lot) => lot.amount)),
    durationMonths: longest(lots.map((lot) => monthsAt(lot, `${PROJECT}/cac:PlannedPeriod/cbc:DurationMeasure`))),
    endsOn: latest(lots.map((lot) => readDay(textAt(lot, `${PROJECT}/cac:PlannedPeriod/cbc:EndDate`)))),
    documentsUrl: readUrl(
      ...lots.flatMap((lot) => textsAt(lot, NEEDED_DOCUMENTS)),
      ...lots.flatMap((lot) => textsAt(lot, 'cac:TenderingTerms/cac:TenderRecipientParty/cbc:EndpointID')),
      textAt(tree, 'cac:ContractingParty/cbc:BuyerProfileURI'),
    ),
    award: nodesAt(tree, `${EXTENSION}/efac:NoticeResult`).map((result) => readResult(tree, result))[0] ?? null,
    change:
      corrected === undefined
        ? null
        : (textsAt(corrected, 'efac:Change/efbc:ChangeDescription')
            .map(findDeadlineChange)
            .find((change) => change !== null) ?? null),
    correctsAnother: corrected !== undefined,
  };
}

/** The first organisation listed is often the publisher or the court: the buyer is the one that the contracting party names. */
function readEformsBuyer(tree: Tree): Detail['buyer'] {
  const reference = textAt(tree, 'cac:ContractingParty/cac:Party/cac:PartyIdentification/cbc:ID');
  const company = organizationOf(tree, reference);
  if (company === undefined) return readBuyer({});
  return readBuyer({
    name: textAt(company, 'cac:PartyName/cbc:Name'),
    number:
      textsAt(company, 'cac:PartyLegalEntity/cbc:CompanyID').find((text) => /\d{9}/.test(text.replace(/\s/g, ''))) ??
      '',
    contact: textAt(company, 'cac:Contact/cbc:Name'),
    email: textAt(company, 'cac:Contact/cbc:ElectronicMail'),
    phone: textAt(company, 'cac:Contact/cbc:Telephone'),
    address: textAt(company, 'cac:PostalAddress/cbc:StreetName'),
    postcode: textAt(company, 'cac:PostalAddress/cbc:PostalZone'),
    city: textAt(company, 'cac:PostalAddress/cbc:CityName'),
    localAuthority: LOCAL_AUTHORITIES.has(
      textAt(tree, 'cac:ContractingParty/cac:ContractingPartyType/cbc:PartyTypeCode'),
    ),
  });
}

function organizationOf(tree: Tree, reference: string): Tree | undefined {
  return nodesAt(tree, `${EXTENSION}/efac:Organizations/efac:Organization/efac:Company`).find(
    (company) => textAt(company, 'cac:PartyIdentification/cbc:ID') === reference,
  );
}

/** Who won: the result names tenders, tenders name parties, parties name organisations. */
function readResult(tree: Tree, result: Tree): Award {
  const lots = nodesAt(result, 'efac:LotResult');
  const wonTenders = new Set(
    nodesAt(result, 'efac:SettledContract').flatMap((contract) => textsAt(contract, 'efac:LotTender/cbc:ID')),
  );
  const tenders = nodesAt(result, 'efac:LotTender').filter(
    (tender) => wonTenders.size === 0 || wonTenders.has(textAt(tender, 'cbc:ID')),
  );
  const parties = new Set(tenders.flatMap((tender) => textsAt(tender, 'efac:TenderingParty/cbc:ID')));
  const references = nodesAt(result, 'efac:TenderingParty')
    .filter((party) => parties.has(textAt(party, 'cbc:ID')))
    .flatMap((party) => textsAt(party, 'efac:Tenderer/cbc:ID'));
  const contracts = nodesAt(result, 'efac:SettledContract');
  return {
    winners: readNames(
      references.map((reference) => {
        const company = organizationOf(tree, reference);
        return company === undefined ? '' : textAt(company, 'cac:PartyName/cbc:Name');
      }),
    ),
    amount:
      amountAt(result, 'cbc:TotalAmount') ??
      totalOf(tenders.map((tender) => readAmount(nodesAt(tender, 'cac:LegalMonetaryTotal/cbc:PayableAmount')[0]))),
    awardedOn: latest(contracts.map((contract) => readDay(textAt(contract, 'cbc:AwardDate', 'cbc:IssueDate')))),
    withoutContract: lots.length > 0 && lots.every((lot) => textAt(lot, 'cbc:TenderResultCode') === 'clos-nw'),
  };
}

function cpvAt(part: Tree): string[] {
  return ['Main', 'Additional'].flatMap((rank) =>
    textsAt(part, `${PROJECT}/cac:${rank}CommodityClassification/cbc:ItemClassificationCode`),
  );
}

/** The earliest moment of a period that may stand several times. */
function momentAt(part: Tree, path: string): Moment | null {
  return earliest(
    nodesAt(part, path).map((period) => readMoment(textAt(period, 'cbc:EndDate'), textAt(period, 'cbc:EndTime'))),
  );
}

function monthsAt(part: Tree, path: string): number | null {
  const [measure] = nodesAt(part, path);
  if (measure === undefined) return null;
  const perUnit = { YEAR: 12, MONTH: 1, WEEK: 7 / 30.4375, DAY: 1 / 30.4375 }[attributeOf(measure, 'unitCode')];
  const count = Number(textOf(measure));
  return perUnit === undefined || !(count > 0) ? null : Math.max(1, Math.round(count * perUnit));
}

function longest(values: readonly (number | null)[]): number | null {
  return values.reduce((most, value) => (value !== null && (most === null || value > most) ? value : most), null);
}

function latest(dates: readonly (Date | null)[]): Date | null {
  return dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);
}
