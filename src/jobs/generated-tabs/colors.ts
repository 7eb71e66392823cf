/** The colours of TABLEAU_DE_BORD: the design's tokens, as cells take them. */
export const BRAND = '#0F5B4A';
export const BRAND_MID = '#2E8B74';
export const BRAND_TINT = '#E0F0EB';
export const TILE = '#F4F8F7';
export const TRACK = '#DDE6E3';
export const INK = '#1F1F1F';
export const INK_2 = '#444746';
export const INK_3 = '#5A5F63';
export const GREY = '#8594A5';
export const AMBER = '#B26A00';
export const GOOD = '#146C2E';
export const GOOD_TINT = '#E4F4E8';
export const BAD = '#B3261E';
export const BAD_TINT = '#FCE8E6';
export const WHITE = '#FFFFFF';

/** [stage, font, fill]. */
export const STAGE_COLORS: readonly (readonly [stage: string, font: string, fill: string])[] = [
  ['Lead', '#444F5C', '#E9EDF2'],
  ['Qualifié', '#0B5577', '#DCF0F8'],
  ['Contacté', '#0B4FAE', '#E0EBFD'],
  ['En discussion', '#3D3FA8', '#E7E8FB'],
  ['Proposition envoyée', '#6A2F9B', '#F1E6FA'],
  ['Négociation', '#8C1D6D', '#FBE5F4'],
  ['Gagné', GOOD, GOOD_TINT],
  ['Perdu', '#6B4A44', '#F3EAE7'],
];
