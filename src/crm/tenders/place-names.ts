/** Names of places in titles: « rue des Prairies », « crèche Les Papillons », « ZAC du Verger » buy neither meadows nor butterflies. */
import { fold } from '../names.ts';

const LINK = String.raw`(?:(?:de|du|des|la|le|les|l|d)[\s'"«]+)*`;
const SIZE = String.raw`(?:petits?|grands?|vieux|vieilles?|belles?|haute?s?)\s+`;
const NAME = String.raw`["'«]*\s*(?:${SIZE})?[\p{L}\p{N}-]+`;

/** What follows these is their name, with or without « de ». */
const STREETS = new RegExp(
  String.raw`\b(rues?|avenues?|boulevards?|chemins?|allees?|impasses?|lotissements?|residences?|hameaux?|zac|za|zi|lieu[- ]dit|campings?|ehpad|square|clos)[\s"'«(]+${LINK}${NAME}(?:\s+(?:de|du|des|d)[\s']+(?:la\s+|les\s+|l['\s]+)?${NAME})?`,
  'gu',
);

/** What follows these is their name when an article comes first: « école Les Abeilles », not « écoles et biodiversité ». */
const BUILDINGS = new RegExp(
  String.raw`\b(ecole|creche|college|lycee|groupe scolaire|multi[- ]accueil|salle|gymnase|foyer|centre|maison|garderie|tiers[- ]lieu)(?:\s+(?:maternelle|elementaire|primaire|de loisirs))?[\s"'«(]+(?:les?|la|l)[\s']+${NAME}`,
  'gu',
);

/** The text, folded, each place's name struck out. */
export function withoutPlaceNames(text: string): string {
  return fold(text).replace(STREETS, '$1 ;').replace(BUILDINGS, '$1 ;');
}
