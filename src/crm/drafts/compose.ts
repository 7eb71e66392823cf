/** A draft's words: around what Claude wrote, or from the team's own template when there is no key. */
import { matchKey } from '../names.ts';
import type { MessageSettings } from '../settings/messages.ts';
import type { ContactRow } from '../tables/index.ts';

interface Words {
  readonly action: string;
  readonly reason: string;
  readonly subject: string;
  readonly body: string;
}

type Addressee = Pick<
  ContactRow,
  'civility' | 'firstName' | 'lastName' | 'company' | 'type' | 'stage' | 'temperature' | 'nextAction'
>;

/** The template of the contact's type, filled in; `null` when PARAMETRES has none for it. */
export function fillTemplate(
  contact: Addressee,
  { templates, signature }: MessageSettings,
  author: string,
): Words | null {
  const template = templates.find(({ name }) => matchKey(name) === matchKey(contact.type))?.value ?? '';
  if (template.trim() === '') return null;
  const values: Readonly<Record<string, string>> = {
    prénom: contact.firstName,
    nom: contact.lastName,
    entreprise: contact.company || 'votre organisation',
    signature: signature || author,
  };
  const body = template
    .replace(/\{(prénom|nom|entreprise|signature)\}/g, (_, key: string) => values[key] ?? '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ +,/g, ',')
    .trim();
  return {
    action: contact.nextAction || 'Envoyer un premier message',
    reason: [contact.stage, contact.temperature].filter((part) => part !== '').join(', '),
    subject:
      contact.company === '' ? 'Agir pour la biodiversité' : `${contact.company}\u00a0: agir pour la biodiversité`,
    body,
  };
}

/** The greeting before, the signature after: neither goes through Claude. */
export function frame(text: string, contact: Addressee, { signature }: MessageSettings, author: string): string {
  const called = [contact.civility, contact.firstName, contact.lastName].filter((part) => part !== '').join(' ');
  return [`Bonjour${called === '' ? '' : ` ${called}`},`, text.trim(), signature || author]
    .filter((part) => part !== '')
    .join('\n\n');
}
