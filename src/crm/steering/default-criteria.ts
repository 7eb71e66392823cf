import type { CriterionRow } from '../tables/index.ts';

/** The criteria with which GO_NO_GO begins; the team changes them as it likes. Euros without tax. */
export const DEFAULT_CRITERIA: readonly Partial<CriterionRow>[] = [
  { criterion: 'Opportunités qualifiées', code: 'OPPORTUNITES_QUALIFIEES', threshold: 5, ideal: 10 },
  { criterion: 'Devis envoyés', code: 'DEVIS_ENVOYES', threshold: 3, ideal: 5 },
  { criterion: 'Affaires signées', code: 'SIGNATURES', threshold: 1, ideal: 2 },
  { criterion: 'Chiffre d’affaires engagé (€)', code: 'CA_ENGAGE', threshold: 2_500, ideal: 5_000 },
];
