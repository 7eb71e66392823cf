/** A whole portfolio handed over: contacts, companies, open opportunities and follow-ups of one person, in one operation. */
import { isPending } from '../../crm/follow-ups/pending.ts';
import { countOf } from '../../crm/french/numbers.ts';
import { matchKey } from '../../crm/names.ts';
import { findStage, isOpen } from '../../crm/pipeline/stages.ts';
import { parseSettings } from '../../crm/settings/index.ts';
import { companies, contacts, followUps, opportunities, settings as settingsTable } from '../../crm/tables/index.ts';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type Change, type Fresh, onBehalf, transact } from '../../sheet/index.ts';

export interface Handover {
  /** Names as they stand in « Responsable ». */
  readonly from: string;
  readonly to: string;
}

export interface HandedOver {
  readonly operation: string | null;
  /** « 12 contacts, 4 entreprises, 3 opportunités et 5 relances sont maintenant à Inès Carpentier. » */
  readonly said: string;
}

/** What is over stays with whoever did it. Fails with `handover.same`, `handover.unknown`, and as `transact` does. */
export function reassignPortfolio(ports: Ports, input: Handover): Result<HandedOver> {
  if (matchKey(input.from) === matchKey(input.to)) {
    return fail('handover.same', 'Choisissez deux personnes différentes.', 'to');
  }
  const done = transact(ports, {
    action: 'portfolio.reassign',
    plan: (fresh) => plan(fresh, input),
    summary: (said: string) => said,
  });
  return done.ok ? ok({ operation: done.value.operation, said: done.value.value }) : done;
}

function plan(fresh: Fresh, { from, to }: Handover): Result<{ changes: Change[]; value: string }> {
  const configured = fresh.rows(settingsTable);
  if (!configured.ok) return configured;
  const { settings } = parseSettings(configured.value.rows.map(({ values }) => values));
  if (!settings.team.some(({ name }) => name === to)) {
    return fail(
      'handover.unknown',
      `«\u00a0${to}\u00a0» n’est pas dans le groupe «\u00a0Équipe\u00a0» de PARAMETRES.`,
      'to',
    );
  }
  const people = fresh.rows(contacts);
  if (!people.ok) return people;
  const firms = fresh.rows(companies);
  if (!firms.ok) return firms;
  const deals = fresh.rows(opportunities);
  if (!deals.ok) return deals;
  const tasks = fresh.rows(followUps);
  if (!tasks.ok) return tasks;
  const mine = (row: { readonly id: string; readonly values: { readonly assignee: string } }) =>
    row.id !== '' && matchKey(row.values.assignee) === matchKey(from);
  const ownPeople = people.value.rows.filter(mine);
  const ownFirms = firms.value.rows.filter(mine);
  const ownDeals = deals.value.rows.filter((row) => {
    const stage = findStage(settings.stages, row.values.stage);
    return mine(row) && (stage === null || isOpen(stage));
  });
  const ownTasks = tasks.value.rows.filter((row) => mine(row) && isPending(row.values));
  const given = { assignee: to };
  const counts = [
    countOf(ownPeople.length, 'contact', 'contacts'),
    countOf(ownFirms.length, 'entreprise', 'entreprises'),
    countOf(ownDeals.length, 'opportunité ouverte', 'opportunités ouvertes'),
    countOf(ownTasks.length, 'relance', 'relances'),
  ];
  return ok({
    changes: [
      ...ownPeople.map(({ id, values }) => onBehalf(contacts, id, given, { assignee: values.assignee })),
      ...ownFirms.map(({ id, values }) => onBehalf(companies, id, given, { assignee: values.assignee })),
      ...ownDeals.map(({ id, values }) => onBehalf(opportunities, id, given, { assignee: values.assignee })),
      ...ownTasks.map(({ id, values }) => onBehalf(followUps, id, given, { assignee: values.assignee })),
    ],
    value: `De ${from} à ${to}\u00a0: ${counts.slice(0, -1).join(', ')} et ${counts[counts.length - 1]}.`,
  });
}
