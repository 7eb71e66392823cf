/** MailApp's host side: nothing leaves this machine, everything sent stays in the outbox. */
import type { Execution, HostOperations } from '../contract.ts';
import type { Clock } from './clock.ts';
import { openDailyQuota } from './daily-quota.ts';
import { ServiceException } from './exception.ts';

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}

export interface SentMail {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly from: string;
  /** Display name of the sender. */
  readonly name: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

/** What the script asked for; absent fields are empty texts. */
export type MailRequest = Omit<SentMail, 'at' | 'from'>;

// https://developers.google.com/apps-script/guides/services/quotas, consumer accounts.
const RECIPIENTS_A_DAY = 100;
const RECIPIENTS_A_MESSAGE = 50;
const ATTACHMENTS_A_MESSAGE = 250;
const ATTACHMENT_BYTES = 25 * 1024 * 1024;
const BODY_BYTES = 200 * 1024;
const SUBJECT_CHARACTERS = 250;
const SCOPE = 'https://www.googleapis.com/auth/script.send_mail';

export interface Outbox {
  readonly sent: readonly SentMail[];
  readonly operations: HostOperations;
}

export function openOutbox(clock: Clock, saved: readonly SentMail[]): Outbox {
  const sent = [...saved];
  const quota = openDailyQuota(clock, RECIPIENTS_A_DAY);
  return {
    sent,
    operations: {
      'mail.send'(run, mail: MailRequest) {
        run.requireScope(SCOPE, 'MailApp.sendEmail');
        const recipients = checkRecipients(mail);
        checkSizes(mail);
        run.record({ kind: 'free', method: 'MailApp.sendEmail', cells: 0, waited: 0 });
        if (!quota.take(run.user, recipients))
          throw new ServiceException('Service invoked too many times for one day: email.');
        sent.push({ ...mail, at: clock.now(), from: run.user });
      },
      'mail.remaining'(run: Execution) {
        run.requireScope(SCOPE, 'MailApp.getRemainingDailyQuota');
        run.record({ kind: 'free', method: 'MailApp.getRemainingDailyQuota', cells: 0, waited: 0 });
        return quota.remaining(run.user);
      },
    },
  };
}

/** Number of recipients; throws Google's words when there is none, too many, or one that is no address. */
function checkRecipients({ to, cc, bcc }: MailRequest): number {
  if (to.trim() === '') throw new ServiceException('Failed to send email: no recipient');
  const addresses = [to, cc, bcc]
    .flatMap((list) => list.split(','))
    .map((address) => address.trim())
    .filter(Boolean);
  const wrong = addresses.find((address) => !/^([^<>]*<)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/.test(address));
  if (wrong !== undefined) throw new ServiceException(`Invalid email: ${wrong}`);
  if (addresses.length > RECIPIENTS_A_MESSAGE)
    throw new ServiceException('Limit Exceeded: Email Recipients Per Message.');
  return addresses.length;
}

function checkSizes({ subject, text, html, attachments }: MailRequest): void {
  if (subject.length > SUBJECT_CHARACTERS) throw new ServiceException('Limit Exceeded: Email Subject Length.');
  if (Buffer.byteLength(text) > BODY_BYTES || Buffer.byteLength(html) > BODY_BYTES)
    throw new ServiceException('Limit Exceeded: Email Body Size.');
  if (attachments.length > ATTACHMENTS_A_MESSAGE)
    throw new ServiceException('Limit Exceeded: Email Attachments Per Message.');
  const bytes = attachments.reduce((sum, { base64 }) => sum + base64.length * 0.75, 0);
  if (bytes > ATTACHMENT_BYTES) throw new ServiceException('Limit Exceeded: Email Total Attachments Size.');
}
