import type { Mailer } from '../ports.ts';

export function createMailer(): Mailer {
  return {
    send({ to, subject, text, html, replyTo, attachments = [] }) {
      MailApp.sendEmail({
        to,
        subject,
        body: text,
        ...(html === undefined ? {} : { htmlBody: html }),
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(attachments.length === 0
          ? {}
          : { attachments: attachments.map((file) => Utilities.newBlob(file.text, file.type, file.name)) }),
      });
    },
    remaining: () => MailApp.getRemainingDailyQuota(),
  };
}
