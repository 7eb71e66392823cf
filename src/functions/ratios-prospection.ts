import { prospectingRatios } from '../crm/prospecting/ratios.ts';
import { operationSettings } from '../crm/settings/operation.ts';
import { stageSettings } from '../crm/settings/stages.ts';
import { costs, interactions, opportunities } from '../crm/tables/index.ts';
import { type Argument, cellOf, dateOf, numberOf, rowsOf, textOf, type Value } from './arguments.ts';
import { changesOf, periodOf } from './funnel-history.ts';
import { settingsOf } from './parameters.ts';
import { readRange } from './table-ranges.ts';

/** Ratios and costs of prospecting, as a table of two columns; its help for Sheets stands in src/index.ts. */
export function RATIOS_PROSPECTION(
  plage_interactions: Argument,
  plage_opportunites: Argument,
  plage_couts?: Argument,
  du?: Argument,
  au?: Argument,
  canal?: Argument,
  parametres?: Argument,
  historique?: Argument,
): Value[][] {
  const ratios = prospectingRatios(
    {
      exchanges: exchangesOf(plage_interactions),
      deals: dealsOf(plage_opportunites),
      costs: isMissing(plage_couts) ? null : costsOf(plage_couts),
      history: isMissing(historique) ? null : changesOf(historique),
    },
    {
      period: periodOf(du, au),
      channel: textOf(cellOf(canal, 'canal')),
      stages: settingsOf(stageSettings, parametres),
      hourlyCost: settingsOf(operationSettings, parametres).hourlyCost,
    },
  );
  return [
    ['Indicateur', 'Valeur'],
    ['Contacts sollicités', ratios.attempted],
    ['Contacts touchés', ratios.reached],
    ['Rendez-vous', ratios.meetings],
    ['Propositions', ratios.proposals],
    ['Signatures', ratios.signed],
    ['Nouveaux clients', ratios.clients],
    ['Taux de contact', ratios.contactRate ?? ''],
    ['Taux de rendez-vous', ratios.meetingRate ?? ''],
    ['Taux de proposition', ratios.proposalRate ?? ''],
    ['Taux de transformation', ratios.signingRate ?? ''],
    ['Taux de concrétisation', ratios.overallRate ?? ''],
    ['Coût de la prospection', ratios.cost ?? ''],
    ['Coût par contact', ratios.costPerContact ?? ''],
    ['Coût par rendez-vous', ratios.costPerMeeting ?? ''],
    ['Coût par client', ratios.costPerClient ?? ''],
    ['Chiffre d’affaires signé', ratios.revenue],
    ['Marge', ratios.margin],
    ['ROI', ratios.roi ?? ''],
  ];
}

/** People are told apart by their identifier, else by their name: the team's own ranges may hold either. */
function exchangesOf(range: Argument) {
  return readRange(
    range,
    interactions,
    ['date', 'type', 'result'],
    ['contact', 'contactId', 'opportunity', 'opportunityId'],
  ).map((row) => ({
    date: dateOf(row.date, 'Date'),
    type: textOf(row.type),
    result: textOf(row.result),
    contactId: textOf(row.contactId) || textOf(row.contact),
    opportunityId: textOf(row.opportunityId) || textOf(row.opportunity),
  }));
}

function dealsOf(range: Argument) {
  const columns = ['id', 'title', 'channel', 'company', 'companyId', 'contact', 'contactId', 'cost'] as const;
  return readRange(range, opportunities, ['stage', 'amount', 'stageSince', 'closedOn'], columns).map((row) => ({
    id: textOf(row.id) || textOf(row.title),
    channel: textOf(row.channel),
    companyId: textOf(row.companyId) || textOf(row.company),
    contactId: textOf(row.contactId) || textOf(row.contact),
    stage: textOf(row.stage),
    amount: numberOf(row.amount, 'Montant HT'),
    cost: numberOf(row.cost, 'Coût prévu'),
    stageSince: dateOf(row.stageSince, 'Entrée dans l’étape'),
    closedOn: dateOf(row.closedOn, 'Date clôture'),
  }));
}

function costsOf(range: Argument) {
  return readRange(range, costs, ['date', 'amount'], ['channel', 'kind', 'hours']).map((row) => ({
    date: dateOf(row.date, 'Date'),
    channel: textOf(row.channel),
    kind: textOf(row.kind),
    amount: numberOf(row.amount, 'Montant'),
    hours: numberOf(row.hours, 'Heures'),
  }));
}

function isMissing(argument: Argument): boolean {
  const rows = rowsOf(argument);
  return rows.length === 1 && rows[0]?.length === 1 && textOf(rows[0][0] ?? '') === '';
}
