import * as z from 'zod/mini';
import { TARGETS } from '../crm/takeover/source.ts';
import { applyInstall } from '../jobs/install/install-pistil.ts';
import { loadInstallPlan } from '../jobs/install/load-install-plan.ts';
import { takeOverTriggers } from '../jobs/owner/triggers.ts';
import { nothing } from './inputs.ts';
import { method } from './method.ts';

export type { InstallChoices } from '../jobs/install/choices.ts';
export type { InstallProgress } from '../jobs/install/install-pistil.ts';
export type { ColumnView, InstallView, TabView, WordView } from '../jobs/install/load-install-plan.ts';
export type { InstallReport } from '../jobs/install/report.ts';

/** Names of tabs, headers and words come back as they were read. */
const name = z.string().check(z.maxLength(50_000));
const position = z.int().check(z.minimum(1));

/** A column of a table, or one that stays. */
const columnUse = z.string().check(z.regex(/^(?:keep|notes|[a-zA-Z]+\.[a-zA-Z0-9]+)$/), z.maxLength(60));

/** What a person has changed in the plan; the rest is decided as it was shown. */
const choices = z.strictObject({
  tabs: z.array(
    z.strictObject({
      tab: name,
      use: z.union([z.literal(''), z.literal('leave'), z.enum(TARGETS)]),
      named: z.boolean(),
      taken: z.array(position),
    }),
  ),
  columns: z.array(z.strictObject({ tab: name, column: position, use: columnUse })),
  words: z.array(z.strictObject({ column: name, word: name, value: name })),
});

/** « Installer Pistil ». */
export const installMethods = {
  'install.plan': method(z.strictObject({ choices }), (ports, input) => loadInstallPlan(ports, input.choices)),
  'install.apply': method(z.strictObject({ choices }), (ports, input) => applyInstall(ports, input.choices)),
  'install.take-triggers': method(nothing, takeOverTriggers),
};
