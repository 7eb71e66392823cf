import type { Mailer } from '../ports.ts';

export function createMailer(): Mailer {
  return {
    send({ to, subject, text, html, replyTo }) {
      MailApp.sendEmail({
        to,
        subject,
        body: text,
        ...(html === undefined ? {} : { htmlBody: html }),
        ...(replyTo === undefined ? {} : { replyTo }),
      });
    },
    remaining: () => MailApp.getRemainingDailyQuota(),
  };
}
