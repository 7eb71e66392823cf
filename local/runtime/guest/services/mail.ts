/** MailApp. */
import { host } from '../bridge.ts';
import { refuseSignature } from './arguments.ts';
import { blobArgument } from './blob.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/** https://developers.google.com/apps-script/reference/mail/mail-app#advanced-parameters_2 */
interface Message {
  readonly to?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly replyTo?: string;
  readonly name?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly htmlBody?: string;
  readonly attachments?: readonly unknown[];
  readonly inlineImages?: Readonly<Record<string, unknown>>;
}

export const MailApp = refuseUnknown(
  {
    /** (message) · (to, subject, body) · (to, subject, body, options) · (to, replyTo, subject, body). */
    sendEmail(...args: readonly unknown[]): void {
      send(readMessage(args));
    },
    getRemainingDailyQuota: (): number => host('mail.remaining'),
  },
  'MailApp',
);

function readMessage(args: readonly unknown[]): Message {
  const [first, second, third, fourth] = args;
  if (args.length === 1 && typeof first === 'object' && first !== null) return first as Message;
  const texts = args.slice(0, 3).every((argument) => typeof argument === 'string');
  if (texts && args.length === 3) return { to: first, subject: second, body: third } as Message;
  if (texts && args.length === 4 && typeof fourth === 'string')
    return { to: first, replyTo: second, subject: third, body: fourth } as Message;
  if (texts && args.length === 4 && typeof fourth === 'object')
    return { ...fourth, to: first, subject: second, body: third } as Message;
  return refuseSignature(args, 'MailApp.sendEmail');
}

function send({
  to = '',
  cc = '',
  bcc = '',
  replyTo = '',
  name = '',
  subject = '',
  body = '',
  htmlBody = '',
  ...files
}: Message): void {
  const { attachments = [], inlineImages = {} } = files;
  const attached = [...attachments, ...Object.values(inlineImages)].map((source) => {
    const blob = blobArgument(source);
    return {
      name: blob.getName() ?? 'attachment',
      contentType: blob.getContentType() ?? 'application/octet-stream',
      base64: blob.base64,
    };
  });
  host('mail.send', { to, cc, bcc, replyTo, name, subject, text: body, html: htmlBody, attachments: attached });
}
