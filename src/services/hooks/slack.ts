/** Slack's incoming web hooks: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. One message a second. */
import type { Ports } from '../../ports.ts';
import { createHttpClient } from '../http-client.ts';
import { type Delivery, explainDenial, readFailure } from './delivery.ts';

const HOSTS = ['hooks.slack.com'];

/** What a person has to mend at Slack's. */
const SWITCHED_OFF: Readonly<Record<string, string>> = {
  no_service: 'Slack ne connaît plus cette adresse\u00a0: créez-en une autre.',
  no_active_hooks: 'Slack a éteint cette adresse\u00a0: créez-en une autre.',
  invalid_token: 'Slack ne connaît pas cette adresse\u00a0: recopiez-la.',
  channel_not_found: 'Le canal de Slack n’existe plus.',
  channel_is_archived: 'Le canal de Slack est archivé.',
  action_prohibited: 'L’administrateur de Slack n’autorise pas ces messages.',
};

/** Sends one text, in which nothing is a link, a mention or a style. Slack answers `ok`, or an error's name. */
export function sendToSlack(
  ports: Pick<Ports, 'http' | 'clock' | 'random' | 'log'>,
  address: string,
  text: string,
): Delivery {
  const client = createHttpClient(ports, {
    code: 'slack',
    name: 'Slack',
    hosts: HOSTS,
    secrets: [address],
    explain: ({ status, body }) => {
      const message = SWITCHED_OFF[body.trim()];
      return message === undefined ? explainDenial('Slack', status) : { code: 'paused', message };
    },
  });
  const body = JSON.stringify({ text: escapeText(text), mrkdwn: false, unfurl_links: false, unfurl_media: false });
  const headers = { 'content-type': 'application/json' };
  const [sent] = client.sendAll([{ url: address, method: 'post', headers, body }]);
  if (sent === undefined) throw new Error('One request had no answer');
  return sent.ok ? { kind: 'sent', answer: sent.value.slice(0, 200) } : readFailure(sent.error);
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping: `<!channel>` in a name must call nobody. */
function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
