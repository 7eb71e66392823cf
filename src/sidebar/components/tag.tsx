import type { Temperature } from '../../crm/tables/values.ts';
import { Icon, type IconName } from './icon.tsx';

const TEMPERATURES: Readonly<Record<Temperature, { readonly tone: string; readonly icon: IconName }>> = {
  Chaud: { tone: 't-chaud', icon: 'flame' },
  Tiède: { tone: 't-tiede', icon: 'drop' },
  Froid: { tone: 't-froid', icon: 'snow' },
  Inactif: { tone: 't-inactif', icon: 'moon' },
};

/** Stages as delivered; one that the team added is grey. */
const STAGES: Readonly<Record<string, string>> = {
  Lead: 't-lead',
  Qualifié: 't-qualifie',
  Contacté: 't-contacte',
  'En discussion': 't-discussion',
  'Proposition envoyée': 't-proposition',
  Négociation: 't-negociation',
  Gagné: 't-gagne',
  Perdu: 't-perdu',
};

/** Nothing when the contact was never spoken to. */
export function TemperatureTag({ value }: { readonly value: string }) {
  if (!isTemperature(value)) return null;
  const { tone, icon } = TEMPERATURES[value];
  return (
    <span class={`tag ${tone}`}>
      <Icon name={icon} />
      {value}
    </span>
  );
}

export function StageTag({ value }: { readonly value: string }) {
  return value === '' ? null : <span class={`tag ${stageTone(value)}`}>{value}</span>;
}

/** The class that colours a stage. */
export function stageTone(stage: string): string {
  return STAGES[stage] ?? '';
}

function isTemperature(value: string): value is Temperature {
  return value in TEMPERATURES;
}
