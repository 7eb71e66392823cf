import type { PointedWords } from './pointed-words.ts';

/** CPV codes, with all the codes below them. */
export const CPV_CODES: PointedWords = [
  ['03142100 miel naturel', 32],
  ['03142200 cire d’abeille', 32],
  ['03120000 produits horticoles et de pépinières', 32],
  ['03450000 produits de pépinières', 34],
  ['77300000 services horticoles', 34],
  ['77310000 plantation et entretien d’espaces verts', 36],
  ['90700000 services relatifs à l’environnement', 34],
  ['90720000 protection de l’environnement', 42],
  ['90721700 protection d’espèces menacées', 65],
  ['90722000 réhabilitation environnementale', 42],
  ['92533000 réserves naturelles', 60],
  ['92534000 réserves animalières', 60],
  ['71222000 aménagement paysager d’extérieur', 34],
  ['71420000 architecture paysagère', 36],
  ['45112700 travaux d’aménagement paysager', 36],
  ['45112710 aménagement d’espaces verts', 36],
];

/** BOAMP's own themes. */
export const DESCRIPTORS: PointedWords = [
  ['Espaces verts', 25],
  ['Environnement', 25],
  ['Plantations', 25],
];
