import type { Palette } from '../crm/tables/table.ts';

/** Colours of the tabs, `#RRGGBB`: the design's tokens, the same as the pages'. */
export const COLORS = {
  brand: '#0F5B4A',
  brandTint: '#E0F0EB',
  onBrand: '#FFFFFF',
  ink: '#1F1F1F',
  surface: '#FFFFFF',
  systemInk: '#444746',
  systemSurface: '#F8FAFD',
  line: '#DFE3E8',
  danger: '#B3261E',
  dangerTint: '#FCE8E6',
} as const;

/** Text and fill of a value. */
export interface ValueColors {
  readonly font: string;
  readonly fill: string;
}

/** Colours of each value that has some. A value that the team has added to a list keeps the colours of its row. */
export const PALETTES: Readonly<Record<Palette, Readonly<Record<string, ValueColors>>>> = {
  stage: {
    Lead: { font: '#444F5C', fill: '#E9EDF2' },
    Qualifié: { font: '#0B5577', fill: '#DCF0F8' },
    Contacté: { font: '#0B4FAE', fill: '#E0EBFD' },
    'En discussion': { font: '#3D3FA8', fill: '#E7E8FB' },
    'Proposition envoyée': { font: '#6A2F9B', fill: '#F1E6FA' },
    Négociation: { font: '#8C1D6D', fill: '#FBE5F4' },
    Gagné: { font: '#146C2E', fill: '#E4F4E8' },
    Perdu: { font: '#6B4A44', fill: '#F3EAE7' },
  },
  temperature: {
    Chaud: { font: '#9C2F0B', fill: '#FDE6DC' },
    Tiède: { font: '#7A4A00', fill: '#FDF1D3' },
    Froid: { font: '#1A4F8F', fill: '#E1EDFB' },
    Inactif: { font: '#565B61', fill: '#ECEEF1' },
  },
  priority: {
    Haute: { font: '#B3261E', fill: '#FCE8E6' },
    Normale: { font: '#444746', fill: '#ECEFF3' },
    Basse: { font: '#5A5F63', fill: '#F8FAFD' },
  },
  verdict: {
    'GO idéal': { font: '#146C2E', fill: '#E4F4E8' },
    GO: { font: '#146C2E', fill: '#E4F4E8' },
    'NO-GO': { font: '#B3261E', fill: '#FCE8E6' },
  },
};
