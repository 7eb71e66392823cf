import type { InteractionResult, InteractionType } from '../../crm/tables/values.ts';
import type { Choice } from '../components/choice-chips.tsx';

/** The most used first; beyond `TYPES_SHOWN`, behind « Plus… ». */
export const TYPES: readonly Choice<InteractionType>[] = [
  { value: 'Appel', label: 'Appel' },
  { value: 'Email envoyé', label: 'Email envoyé' },
  { value: 'Email reçu', label: 'Email reçu' },
  { value: 'Visio', label: 'Visio' },
  { value: 'Réunion', label: 'Réunion' },
  { value: 'LinkedIn', label: 'LinkedIn' },
  { value: 'SMS', label: 'SMS' },
  { value: 'Événement', label: 'Événement' },
  { value: 'Réponse appel d’offres', label: 'Réponse appel d’offres' },
  { value: 'Note', label: 'Note' },
];

export const TYPES_SHOWN = 6;

export const RESULTS: readonly Choice<InteractionResult>[] = [
  { value: 'Sans réponse', label: 'Sans réponse' },
  { value: 'Réponse positive', label: 'Positive', spoken: 'Réponse positive' },
  { value: 'Réponse neutre', label: 'Neutre', spoken: 'Réponse neutre' },
  { value: 'Réponse négative', label: 'Négative', spoken: 'Réponse négative' },
  { value: 'RDV pris', label: 'RDV pris' },
];
