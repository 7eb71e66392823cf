/**
 * Sixty invented organisations: towns, groups of towns, companies with a social-responsibility label, partners.
 * No such place or company exists; domains end in `.example`.
 */
export interface DemoCompany {
  readonly name: string;
  readonly type: 'Collectivité' | 'Entreprise RSE' | 'Partenaire';
  /** Inhabitants of a collectivité, staff of a company. */
  readonly size: number;
  readonly town: string;
  readonly postcode: string;
  readonly sector: string;
  readonly certifications: string;
  /** Euros a year; null when nobody knows. */
  readonly budget: number | null;
  readonly commitments: string;
}

type Line = readonly [
  name: string,
  size: number,
  town: string,
  postcode: string,
  sector: string,
  certifications: string,
  budget: number | null,
  commitments: string,
];

const TOWNS: readonly Line[] = [
  ['Ville de Valmarais', 12_400, 'Valmarais', '35890', 'Commune', '', null, ''],
  ['Métropole d’Arvance', 214_000, 'Arvance', '69990', 'Métropole', 'Territoire engagé pour la nature, ABC réalisé', 85_000, 'Plan biodiversité 2024-2030 voté.'],
  ['Ville de Courtelune', 23_800, 'Courtelune', '44995', 'Commune', 'Villes et villages fleuris, ABC réalisé', 24_000, 'Gestion différenciée de tous les parcs.'],
  ['Rochebrune-sur-Aire', 8_650, 'Rochebrune-sur-Aire', '38990', 'Commune', 'Villes et villages fleuris', 12_000, ''],
  ['CC du Pays d’Orève', 31_200, 'Orève', '56990', 'Communauté de communes', 'Territoire engagé pour la nature', 18_000, 'Trame verte et bleue inscrite au projet de territoire.'],
  ['Syndicat mixte de l’Aire', 96_000, 'Saint-Armel-sur-Aire', '38995', 'Syndicat mixte', 'Territoire engagé pour la nature', 52_000, 'Restauration des haies du bassin versant.'],
  ['Ville de Saint-Évrin', 6_300, 'Saint-Évrin', '72990', 'Commune', '', 4_000, ''],
  ['Ville de Montclairet', 17_900, 'Montclairet', '33995', 'Commune', 'ABC réalisé', null, 'Charte zéro pesticide.'],
  ['Ville de Port-Saline', 42_300, 'Port-Saline', '17990', 'Commune', 'Villes et villages fleuris', 36_000, ''],
  ['Communauté d’agglomération du Val de Luyne', 118_000, 'Luyne-la-Ville', '37990', 'Communauté d’agglomération', 'Territoire engagé pour la nature, ABC réalisé', 64_000, 'Atlas de la biodiversité intercommunal en cours.'],
  ['Commune de Bellefontaine-le-Haut', 1_850, 'Bellefontaine-le-Haut', '25995', 'Commune', '', 0, ''],
  ['Ville de Grandpré-les-Sources', 9_400, 'Grandpré-les-Sources', '21990', 'Commune', '', 6_500, ''],
  ['Ville d’Aubrelle', 27_500, 'Aubrelle', '59995', 'Commune', 'Territoire engagé pour la nature', 21_000, 'Deux hectares renaturés par an.'],
  ['CC des Trois Vallons', 15_300, 'Vallonville', '63990', 'Communauté de communes', '', null, ''],
  ['Ville de Terrenoire-sur-Loue', 5_200, 'Terrenoire-sur-Loue', '39990', 'Commune', 'Villes et villages fleuris', 3_000, ''],
  ['Département de Haute-Sère', 389_000, 'Sère', '64990', 'Département', 'Territoire engagé pour la nature', 140_000, 'Schéma des espaces naturels sensibles.'],
  ['Parc naturel des Monts d’Ysel', 46_000, 'Ysel', '48990', 'Syndicat mixte', 'ABC réalisé', 75_000, 'Charte 2022-2037.'],
  ['Ville de Lanvezac', 11_700, 'Lanvezac', '22990', 'Commune', '', 8_000, ''],
  ['Ville de Roquemarine', 19_600, 'Roquemarine', '83995', 'Commune', 'Villes et villages fleuris', 15_000, ''],
  ['Ville de Chantebrise', 7_800, 'Chantebrise', '14990', 'Commune', 'ABC réalisé', 5_500, 'Verger communal ouvert en 2025.'],
  ['CC du Bocage d’Elvine', 22_100, 'Elvine', '61990', 'Communauté de communes', 'Territoire engagé pour la nature', 27_000, 'Quarante kilomètres de haies à replanter.'],
  ['Ville de Noisemont', 33_400, 'Noisemont', '77995', 'Commune', '', null, ''],
  ['Ville de Castelbrun', 14_250, 'Castelbrun', '81990', 'Commune', '', 9_000, ''],
  ['Commune de Fontaubert', 3_450, 'Fontaubert', '89990', 'Commune', 'ABC réalisé', 2_500, 'Atlas terminé en 2025.'],
  ['Ville de Mareuil-les-Étangs', 6_950, 'Mareuil-les-Étangs', '41990', 'Commune', '', null, ''],
  ['Ville de Kervaillant', 16_800, 'Kervaillant', '29995', 'Commune', 'Territoire engagé pour la nature', 19_500, 'Plan pollinisateurs municipal.'],
  ['Communauté urbaine de Brenne-Océan', 182_000, 'Brenneville', '85990', 'Communauté urbaine', 'ABC réalisé', 92_000, 'Trame noire en cours.'],
  ['Ville de Soulanges', 10_150, 'Soulanges', '10990', 'Commune', 'Villes et villages fleuris', 7_000, ''],
  ['Ville de Puyvallon', 5_900, 'Puyvallon', '43990', 'Commune', '', null, ''],
  ['CC de la Haute Varenne', 12_900, 'Varenne-le-Château', '53990', 'Communauté de communes', '', 10_500, ''],
  ['Ville d’Esterelle', 48_700, 'Esterelle', '13995', 'Commune', 'Territoire engagé pour la nature, Villes et villages fleuris', 58_000, 'Cours d’école végétalisées.'],
  ['Syndicat de rivière de l’Ombrelle', 28_600, 'Ombrelle', '24990', 'Syndicat mixte', '', 33_000, 'Programme pluriannuel de gestion.'],
  ['Ville de Pierrelongue-en-Bresse', 7_200, 'Pierrelongue-en-Bresse', '71990', 'Commune', '', 4_500, ''],
  ['Ville de Sablanche', 21_300, 'Sablanche', '40990', 'Commune', 'ABC réalisé', 17_000, ''],
];

const COMPANIES: readonly Line[] = [
  ['Laboratoires Mélisse', 320, 'Lyon', '69003', 'Cosmétique', 'B Corp, ISO 14001', 30_000, 'Un pour cent du chiffre d’affaires pour la nature.'],
  ['Maison Delorme', 140, 'Grenoble', '38000', 'Agroalimentaire', 'B Corp, Société à mission', 22_000, 'Filière miel traçable.'],
  ['Atelier Noroît', 64, 'Nantes', '44000', 'Architecture', 'Société à mission', 8_000, ''],
  ['Habitat Prunelle', 210, 'Rennes', '35000', 'Logement social', 'Engagé RSE', 12_000, 'Refuges à insectes dans les résidences.'],
  ['Sylvéa', 480, 'Bordeaux', '33000', 'Bois et ameublement', 'ISO 14001, Lucie', 26_000, 'Forêts mélangées.'],
  ['Terrelane', 95, 'Toulouse', '31000', 'Textile', 'B Corp', 11_000, ''],
  ['Biscuiterie Kerandon', 180, 'Quimper', '29000', 'Agroalimentaire', 'Engagé RSE', 9_500, 'Blé de variétés anciennes.'],
  ['Groupe Hespérie', 2_600, 'Paris', '75009', 'Hôtellerie', 'ISO 26000', 60_000, 'Ruches et jardins sur les toits.'],
  ['Transports Vélance', 730, 'Lille', '59000', 'Transport', 'ISO 14001', 14_000, ''],
  ['Banque Solvène', 5_400, 'Paris', '75002', 'Banque', 'ISO 26000, Société à mission', 90_000, 'Fonds nature pour les agences.'],
  ['Coopérative Les Trois Épis', 260, 'Chartres', '28000', 'Agriculture', 'ESS', 16_000, 'Bandes fleuries chez les adhérents.'],
  ['Imprimerie Tournesol', 45, 'Angers', '49000', 'Imprimerie', 'Lucie', 3_500, ''],
  ['Domaine de Valcombe', 28, 'Avignon', '84000', 'Viticulture', 'Engagé RSE', 6_000, 'Couverts végétaux dans les vignes.'],
  ['Énergies du Ponant', 1_150, 'Brest', '29200', 'Énergie', 'ISO 14001, ISO 26000', 70_000, 'Suivi écologique des parcs.'],
  ['Clinique des Ormes', 390, 'Tours', '37000', 'Santé', 'Engagé RSE', null, ''],
  ['Mutuelle Aubépine', 870, 'Niort', '79000', 'Assurance', 'Société à mission, ESS', 40_000, 'Jardins thérapeutiques.'],
  ['Brasserie du Merle', 32, 'Strasbourg', '67000', 'Boissons', 'B Corp', 4_000, ''],
  ['Ferroviaire Lumen', 3_200, 'Dijon', '21000', 'Industrie', 'ISO 14001', null, ''],
  ['Papeterie Colvert', 115, 'Limoges', '87000', 'Papeterie', '', null, ''],
  ['Logiciels Parallaxe', 75, 'Montpellier', '34000', 'Numérique', '', 2_000, ''],
  ['Hôtels du Rivage', 240, 'La Rochelle', '17000', 'Hôtellerie', 'Lucie', 13_000, 'Dunes replantées avec les clients.'],
  ['Fruits & Saisons', 160, 'Perpignan', '66000', 'Distribution', 'B Corp', 18_000, 'Vergers partenaires.'],
];

const PARTNERS: readonly Line[] = [
  ['Association Ailes et Pétales', 12, 'Clermont-Ferrand', '63000', 'Association', 'ESS', null, 'Inventaires participatifs.'],
  ['Bureau d’études Lisière', 18, 'Metz', '57000', 'Ingénierie écologique', '', null, ''],
  ['Réseau des Ruchers Urbains', 9, 'Paris', '75020', 'Association', 'ESS', null, ''],
  ['Pépinières du Grand Hêtre', 54, 'Orléans', '45000', 'Horticulture', 'Engagé RSE', null, 'Végétal local.'],
];

export const DEMO_COMPANIES: readonly DemoCompany[] = [
  ...TOWNS.map((line) => describe('Collectivité', line)),
  ...COMPANIES.map((line) => describe('Entreprise RSE', line)),
  ...PARTNERS.map((line) => describe('Partenaire', line)),
];

function describe(type: DemoCompany['type'], line: Line): DemoCompany {
  const [name, size, town, postcode, sector, certifications, budget, commitments] = line;
  return { name, type, size, town, postcode, sector, certifications, budget, commitments };
}
