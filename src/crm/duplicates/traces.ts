/** What people leave behind to be reached by: addresses, numbers, profiles, and whether two of them are one. */
import { readEmail } from '../emails.ts';
import { fold } from '../names.ts';
import { readPhone } from '../phones.ts';

export interface EmailTrace {
  readonly address: string;
  readonly local: string;
  readonly domain: string;
  /** A mailbox of the organisation, which several people read: « contact@ », « mairie@ ». */
  readonly shared: boolean;
}

const SHARED =
  /^(?:contacts?|info(?:s|rmations?)?|accueil|bonjour|hello|mairie|commune|ville|hotel-?de-?ville|secretariat|standard|admin(?:istration)?|direction|dg|dgs|dst|dsi|drh|rh|recrutement|compta(?:bilite)?|facturation|factures?|achats?|marches?(?:-?publics?)?|urbanisme|technique|services?[-.]?techniques?|espaces?[-.]?verts?|environnement|communication|presse|elus?|cabinet|maire|commercial|ventes?|devis|sav|support|no-?reply|nepasrepondre|webmaster|postmaster|courrier|mail|office|bureau|agence|cc|rse|developpement-?durable)(?:[-.].*)?$/;

/** The addresses of a row that can be read. */
export function readEmails(...texts: readonly string[]): EmailTrace[] {
  return texts.flatMap((text) => {
    const read = readEmail(text);
    if (!read.ok || read.value === '') return [];
    const at = read.value.lastIndexOf('@');
    const local = fold(read.value.slice(0, at)).replace(/\+.*$/, '');
    const domain = read.value.slice(at + 1);
    return [{ address: `${local}@${domain}`, local, domain, shared: SHARED.test(local) }];
  });
}

/** Where anybody may have an address or a page: such a domain tells nothing of an organisation. */
const PUBLIC_DOMAINS = new Set(
  'gmail.com googlemail.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net hotmail.com hotmail.fr outlook.com outlook.fr live.com live.fr msn.com yahoo.com yahoo.fr ymail.com aol.com aol.fr icloud.com me.com mac.com neuf.fr bbox.fr club-internet.fr numericable.fr aliceadsl.fr cegetel.net 9online.fr 9business.fr proton.me protonmail.com gmx.fr gmx.com gmx.net nordnet.fr tele2.fr voila.fr dbmail.com mail.com zoho.com yandex.com facebook.com linkedin.com instagram.com twitter.com x.com youtube.com wixsite.com wordpress.com blogspot.com over-blog.com e-monsite.com jimdo.com jimdofree.com pagesjaunes.fr google.com business.site github.io webnode.fr canalblog.com'.split(
    ' ',
  ),
);

/** Second levels under which organisations register. */
const SHARED_SUFFIXES = new Set('gouv.fr asso.fr com.fr nom.fr tm.fr prd.fr co.uk org.uk com.be'.split(' '));

/** The domain that an organisation owns: `valmarais.example` for `ccas.valmarais.example`; `''` when anybody may use it. */
export function ownDomain(domain: string): string {
  const labels = domain.toLowerCase().split('.');
  const suffix = labels.slice(-2).join('.');
  const own = labels.slice(SHARED_SUFFIXES.has(suffix) ? -3 : -2).join('.');
  return PUBLIC_DOMAINS.has(own) || PUBLIC_DOMAINS.has(domain) || !own.includes('.') ? '' : own;
}

/** The domain of a site, however it was typed; `''` for none, or a page on somebody else's. */
export function siteDomain(address: string): string {
  const host = /^\s*(?:[a-z]+:)?(?:\/\/)?(?:[^@/\s]*@)?([^\s/:?#]+)/i.exec(address)?.[1] ?? '';
  return host.includes('.') ? ownDomain(fold(host)) : '';
}

export interface PhoneTrace {
  readonly number: string;
  /** In a person's pocket, where a landline may be the whole house's. */
  readonly mobile: boolean;
}

/** The numbers of a row, in whatever column. */
export function readPhones(...texts: readonly string[]): PhoneTrace[] {
  return texts.flatMap((text) => {
    const read = readPhone(text);
    const number = read.ok ? (read.value?.e164 ?? '') : text.replace(/\D/g, '');
    // 00 00 00 00 00 is what people type to get past a form.
    const telling = number.length >= 8 && !/^\+?(?:33)?0?(\d)\1+$/.test(number);
    return telling ? [{ number, mobile: /^\+33[67]/.test(number) }] : [];
  });
}

/** What follows `/in/` in the address of a profile; `''` when it is no person's. */
export function linkedinSlug(address: string): string {
  const slug = /linkedin\.[a-z.]+\/(?:in|pub)\/([^/?#\s]+)/i.exec(address)?.[1] ?? '';
  try {
    return fold(decodeURIComponent(slug));
  } catch {
    return fold(slug);
  }
}

/** Digits of a number such as a SIREN, however it was spaced; `''` when there are not `length` of them. */
export function readDigits(text: string, length: number): string {
  const digits = text.replace(/[\s\u00a0\u202f.-]/g, '');
  return new RegExp(`^\\d{${length}}$`).test(digits) && !/^(\d)\1+$/.test(digits) ? digits : '';
}
