/** The e-mail that leaves: the approved words, who writes, where the address comes from, how to object. */

import { fail, ok, type Result } from '../../result.ts';
import { readEmail } from '../emails.ts';
import { mailLink } from '../links.ts';
import { escapeHtml } from '../messages/escape-html.ts';
import { matchKey } from '../names.ts';
import type { Settings } from '../settings/index.ts';
import type { ContactRow, DraftRow } from '../tables/index.ts';

export interface DraftMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same words, with a link to object. */
  readonly html: string;
  readonly replyTo: string;
}

const ORIGINS: Readonly<Record<string, string>> = {
  BOAMP: 'd’un avis public du BOAMP',
  Apollo: 'de l’annuaire professionnel Apollo',
  LinkedIn: 'de votre profil LinkedIn',
  'Réseau/Référence': 'd’une relation commune',
  Événement: 'd’un événement',
  'Site web': 'd’un site public',
  Import: 'd’un fichier de notre équipe',
};

/** What a message still wants before it may leave. */
const PLACEHOLDER = /\{[^}]*\}|\[[^\]]*\]|X{3,}/;

/**
 * Every message names its sender, the source of the address (GDPR, article 14, at the first message at the latest) and a
 * free way to object. Fails with `draft.objected`, `draft.no-email`, `draft.no-source`, `draft.no-reply`, `draft.blank`,
 * `draft.placeholder`.
 */
export function composeMail(
  draft: Pick<DraftRow, 'subject' | 'body' | 'assignee'>,
  contact: Pick<ContactRow, 'email' | 'emailStatus' | 'optedOut' | 'source' | 'assignee'>,
  { team, messages }: Pick<Settings, 'team' | 'messages'>,
): Result<DraftMail> {
  if (contact.optedOut) return fail('draft.objected', 'Cette personne s’oppose à la prospection\u00a0: rien ne part.');
  const to = readEmail(contact.email);
  if (!to.ok || to.value === '' || contact.emailStatus === 'Invalide') {
    return fail('draft.no-email', 'Cette personne n’a pas d’adresse e-mail valable.');
  }
  if (contact.source === '') {
    return fail(
      'draft.no-source',
      'Dites d’où viennent ses coordonnées\u00a0: colonne «\u00a0Source\u00a0» de CONTACTS.',
    );
  }
  const named = draft.assignee || contact.assignee;
  const author = team.find(({ name, email }) => email !== '' && matchKey(name) === matchKey(named));
  const objection = author === undefined ? '' : mailLink(author.email);
  if (author === undefined || objection === '') {
    return fail(
      'draft.no-reply',
      'Choisissez un responsable dont l’adresse est dans PARAMETRES, groupe Équipe.',
      'assignee',
    );
  }
  const subject = draft.subject.replace(/\s+/g, ' ').trim();
  const body = draft.body.trim();
  if (subject === '' || body === '') return fail('draft.blank', 'L’objet ou le message est vide.', 'body');
  if (PLACEHOLDER.test(`${subject} ${body}`)) {
    return fail('draft.placeholder', 'Il reste un mot à compléter entre crochets ou accolades.', 'body');
  }
  const sender = [author.name, messages.drafts.sender].filter((part) => part !== '').join(', ');
  const origin = `Message de ${sender}. Vos coordonnées proviennent ${ORIGINS[contact.source] ?? 'de nos recherches'}.`;
  return ok({
    to: to.value,
    subject,
    text: `${body}\n\n--\n${origin}\n${OBJECT}\u00a0: ${objection}${OBJECTION}`,
    html: letter(body, origin, `${objection}${OBJECTION}`),
    replyTo: author.email,
  });
}

const OBJECT = 'Pour ne plus recevoir de message';

/** A message with nothing to type. */
const OBJECTION = '?subject=Opposition';

const INK = 'font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:21px;color:#1f1f1f';
const SMALL = 'font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:18px;color:#5a5f63';

/** Plain paragraphs, as somebody types them: no image, nothing loaded, no link but the one to object. */
function letter(body: string, origin: string, objection: string): string {
  const paragraphs = body
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => `<p style="${INK};margin:0 0 14px 0">${escapeHtml(paragraph).replace(/\n/g, '<br>')}</p>`);
  const stop = `<a href="${escapeHtml(objection)}" style="color:#5a5f63">${OBJECT}</a>`;
  return `<div lang="fr">${paragraphs.join('')}<p style="${SMALL};margin:20px 0 0 0">${escapeHtml(origin)}<br>${stop}</p></div>`;
}
