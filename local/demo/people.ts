/** Invented first and last names; two people for each organisation, by what they do there. */
export const FIRST_NAMES = {
  Mme: ['Claire', 'Nadia', 'Sophie', 'Odile', 'Marion', 'Inès', 'Agathe', 'Fatou', 'Hélène', 'Camille', 'Léa', 'Yasmine', 'Élodie', 'Véronique', 'Aurélie', 'Manon', 'Solène', 'Noémie', 'Catherine', 'Anaïs', 'Mathilde', 'Rokhaya', 'Delphine', 'Margaux', 'Zoé', 'Pauline', 'Justine', 'Cécile', 'Maëlle', 'Laurence'],
  'M.': ['Thomas', 'Karim', 'Paul', 'Malik', 'Étienne', 'Julien', 'Loïc', 'Antoine', 'Rachid', 'Gaël', 'Bastien', 'Olivier', 'Samuel', 'Hugo', 'Romain', 'Frédéric', 'Yann', 'Mehdi', 'Benoît', 'Arnaud', 'Cédric', 'Quentin', 'François', 'Damien', 'Xavier', 'Adrien', 'Tristan', 'Moussa', 'Rémi', 'Vincent'],
} as const;

export const LAST_NAMES = ['Vasseur', 'Cherif', 'Anquetil', 'Perrin', 'Delattre', 'Le Goff', 'Haddad', 'Vassal', 'Benali', 'Marchetti', 'Roussel', 'Kermorgant', 'Diallo', 'Fontanel', 'Guérin', 'Lemoine', 'Barbosa', 'Charpentier', 'Nguyen', 'Da Silva', 'Poirier', 'Mercadier', 'Tessier', 'Bouvier', 'Kowalczyk', 'Rivoire', 'Jaouen', 'Sauvageot', 'Castagnet', 'Ferrandi', 'Morvan', 'Lacombe', 'Blanchard', 'Ouedraogo', 'Hamel', 'Prigent', 'Dumoulin', 'Saidi', 'Escoffier', 'Verdier', 'Lambertin', 'Gauthier', 'Coulibaly', 'Rambert', 'Salvan', 'Thibaudet', 'Meunier', 'Pasquier', 'Belkacem', 'Le Bihan', 'Arnoult', 'Jourdain', 'Quéméner', 'Villard', 'Nivet', 'Chastain', 'Ribeiro', 'Weissmann', 'Loubet', 'Aubertin'] as const;

/** The team that uses the workbook. */
export const TEAM = [
  { name: 'Malik Benali', email: 'malik@pistil.example' },
  { name: 'Jeanne Kerdoncuff', email: 'jeanne@pistil.example' },
  { name: 'Hugo Castellane', email: 'hugo@pistil.example' },
] as const;

export interface Office {
  readonly title: string;
  readonly role: 'Décideur' | 'Prescripteur interne' | 'Utilisateur' | 'Acheteur' | 'Élu';
}

export const OFFICES: Readonly<Record<'Collectivité' | 'Entreprise RSE' | 'Partenaire', readonly Office[]>> = {
  Collectivité: [
    { title: 'Directrice des espaces verts', role: 'Décideur' },
    { title: 'Chargé de mission biodiversité', role: 'Prescripteur interne' },
    { title: 'Adjointe à la transition écologique', role: 'Élu' },
    { title: 'Responsable des marchés publics', role: 'Acheteur' },
    { title: 'Maire', role: 'Élu' },
    { title: 'Technicien rivière', role: 'Utilisateur' },
  ],
  'Entreprise RSE': [
    { title: 'Responsable RSE', role: 'Décideur' },
    { title: 'Directeur général', role: 'Décideur' },
    { title: 'Responsable des achats', role: 'Acheteur' },
    { title: 'Chargée de communication', role: 'Prescripteur interne' },
    { title: 'Responsable environnement', role: 'Prescripteur interne' },
  ],
  Partenaire: [
    { title: 'Coordinatrice', role: 'Prescripteur interne' },
    { title: 'Écologue', role: 'Utilisateur' },
  ],
};
