import * as z from 'zod/mini';
import { REPORT_KINDS } from '../crm/reports/report.ts';
import { sendReportToMe, showReport } from '../jobs/reports/show-report.ts';
import { method } from './method.ts';

export type { Figure, Grid, Item, Report, ReportContent, ReportKind, Section } from '../crm/reports/report.ts';
export type { ShownReport } from '../jobs/reports/show-report.ts';

const one = z.strictObject({ kind: z.enum(REPORT_KINDS) });

/** « Bilans ». */
export const reportMethods = {
  'reports.show': method(one, showReport),
  'reports.send-me': method(one, sendReportToMe),
};
