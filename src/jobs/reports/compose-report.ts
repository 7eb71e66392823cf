import type { Recipient } from '../../crm/messages/recipients.ts';
import { writeDaily } from '../../crm/reports/daily.ts';
import type { ReportFacts } from '../../crm/reports/facts.ts';
import { writeMonthly } from '../../crm/reports/monthly.ts';
import { renderHtml } from '../../crm/reports/render/html.ts';
import { renderText } from '../../crm/reports/render/text.ts';
import type { Report, ReportContent, ReportKind } from '../../crm/reports/report.ts';
import { writeWeekly } from '../../crm/reports/weekly.ts';
import type { Mail, Ports } from '../../ports.ts';

/** @param since from when on things are new in the daily report */
export function composeReport(kind: ReportKind, facts: ReportFacts, to: Recipient, since: Date): Report {
  if (kind === 'daily') return writeDaily(facts, to, since);
  return kind === 'weekly' ? writeWeekly(facts) : writeMonthly(facts);
}

/** Google refuses longer subjects. */
const LONGEST_SUBJECT = 250;

/** @param closing why the person gets it, and how to stop */
export function toMail(
  { workbook }: Pick<Ports, 'workbook'>,
  report: ReportContent,
  to: Recipient,
  closing: string,
): Mail {
  const wrapping = { address: workbook.address(), closing };
  return {
    to: to.email,
    subject: report.subject.slice(0, LONGEST_SUBJECT),
    text: renderText(report, wrapping),
    html: renderHtml(report, wrapping),
  };
}
