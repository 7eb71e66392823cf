/** What the invented team sells, to whom, and the family each offer belongs to. */
import type { DemoCompany } from './companies.ts';

/** [offer, usual price in euros, category]. */
export type Offer = readonly [name: string, price: number, category: string];

export const OFFERS: Readonly<Record<DemoCompany['type'], readonly Offer[]>> = {
  Collectivité: [
    ['Inventaire des pollinisateurs', 9_500, 'Études'],
    ['Atlas de la biodiversité communale', 38_000, 'Études'],
    ['Plan de gestion écologique des parcs', 18_500, 'Conseil'],
    ['Restauration de haies bocagères', 27_000, 'Travaux'],
    ['Renaturation de la cour d’école', 42_000, 'Travaux'],
    ['Sensibilisation des scolaires', 6_800, 'Sensibilisation'],
    ['Diagnostic de la trame verte et bleue', 24_000, 'Études'],
    ['Prairies fleuries et fauche tardive', 12_500, 'Travaux'],
  ],
  'Entreprise RSE': [
    ['Parrainage de ruches', 5_400, 'Parrainage'],
    ['Programme biodiversité du siège', 22_000, 'Conseil'],
    ['Ateliers nature pour les équipes', 3_900, 'Sensibilisation'],
    ['Diagnostic écologique des sites', 16_500, 'Études'],
    ['Jardin à pollinisateurs', 11_000, 'Travaux'],
  ],
  Partenaire: [['Convention de partenariat', 2_500, 'Conseil']],
};

const CATEGORIES = new Map(
  Object.values(OFFERS)
    .flat()
    .map(([name, , category]) => [name, category]),
);

/** The offer that a deal's title begins with, and its category; blank for a title of somebody else's. */
export function offerOf(title: string): { readonly offer: string; readonly category: string } {
  const offer = title.split(', ')[0] ?? '';
  const category = CATEGORIES.get(offer);
  return category === undefined ? { offer: '', category: '' } : { offer, category };
}
