/** Files as teams keep them, damaged by hand: invented people, `.example` addresses. */
import type { Cell } from '../../../src/ports.ts';

type Rows = readonly (readonly Cell[])[];

export interface MessyFile {
  readonly name: string;
  readonly tabs: Readonly<Record<string, Rows>>;
  readonly hidden?: readonly string[];
  /** What each row of CONTACTS should hold, in order; columns that are left out are not looked at. */
  readonly contacts?: readonly Readonly<Record<string, unknown>>[];
  readonly companies?: readonly Readonly<Record<string, unknown>>[];
  readonly opportunities?: readonly Readonly<Record<string, unknown>>[];
  readonly interactions?: readonly Readonly<Record<string, unknown>>[];
  readonly followUps?: readonly Readonly<Record<string, unknown>>[];
  readonly tenders?: readonly Readonly<Record<string, unknown>>[];
  /** How many rows were left out, and how many cells ask something. */
  readonly leftOut?: number;
}

const day = (year: number, month: number, date: number) => new Date(year, month - 1, date);

export const MESSY_FILES: readonly MessyFile[] = [
  {
    name: 'one tab for each year, merged into CONTACTS',
    tabs: {
      'Prospects 2024': [
        ['Nom', 'Prénom', 'Email', 'Société'],
        ['Vasseur', 'Claire', 'c.vasseur@valmarais.example', 'Mairie de Valmarais'],
      ],
      'Prospects 2025': [
        ['Prénom', 'Nom', 'Société', 'Mail', 'Remarque perso'],
        ['Odile', 'Perrin', 'VALMARAIS', 'o.perrin@valmarais.example', 'aime le miel'],
      ],
    },
    contacts: [
      { Nom: 'Vasseur', Prénom: 'Claire', 'Onglet d’origine': 'Prospects 2024, ligne 2' },
      {
        Nom: 'Perrin',
        Prénom: 'Odile',
        Entreprise: 'VALMARAIS',
        Notes: 'aime le miel',
        'Onglet d’origine': 'Prospects 2025, ligne 2',
      },
    ],
    companies: [{ Nom: 'Mairie de Valmarais' }],
  },
  {
    name: 'a person, their company and a deal on each line',
    tabs: {
      Suivi: [
        ['Société', 'SIREN', 'Ville', 'CP', 'Contact', 'Mail', 'Tél', 'Étape', 'Montant HT', 'Proba', 'Commercial'],
        [
          'Laboratoires Mélisse',
          '732829320',
          'Lyon',
          69003,
          'Nadia CHERIF',
          'n.cherif@melisse.example',
          '0478000001',
          'devis envoyé',
          '12 400 €',
          '50 %',
          'Malik',
        ],
        [
          'Laboratoires Mélisse',
          '',
          'Lyon',
          69003,
          'Nadia CHERIF',
          'n.cherif@melisse.example',
          '0478000001',
          'client',
          '8k€',
          '',
          'Malik',
        ],
        [
          'Mairie de Valmarais',
          '',
          'Valmarais',
          '',
          'Mme Claire Vasseur',
          'c.vasseur@valmarais.example',
          '',
          'prospect',
          '',
          '',
          'Jeanne',
        ],
      ],
    },
    contacts: [
      { Prénom: 'Nadia', Nom: 'CHERIF', Entreprise: 'Laboratoires Mélisse', Responsable: 'Malik' },
      { Civilité: 'Mme', Prénom: 'Claire', Nom: 'Vasseur', Statut: 'Lead' },
    ],
    companies: [
      { Nom: 'Laboratoires Mélisse', SIREN: '732829320', Commune: 'Lyon', 'Code postal': '69003' },
      { Nom: 'Mairie de Valmarais', Commune: 'Valmarais' },
    ],
    opportunities: [
      {
        Entreprise: 'Laboratoires Mélisse',
        'Montant HT': 12400,
        Probabilité: 0.5,
        Statut: 'Proposition envoyée',
        'Contact principal': 'Nadia CHERIF (Laboratoires Mélisse)',
      },
      { Entreprise: 'Laboratoires Mélisse', 'Montant HT': 8000, Statut: 'Gagné' },
    ],
  },
  {
    name: 'one tab for each stage',
    tabs: {
      'À contacter': [
        ['Nom', 'Prénom', 'Email'],
        ['Vasseur', 'Claire', 'c.vasseur@valmarais.example'],
      ],
      Perdus: [
        ['Nom', 'Prénom', 'Email'],
        ['Perrin', 'Odile', 'o.perrin@valmarais.example'],
      ],
      Clients: [
        ['Nom', 'Prénom', 'Email'],
        ['Cherif', 'Nadia', 'n.cherif@melisse.example'],
      ],
    },
    contacts: [
      { Nom: 'Vasseur', Statut: 'Lead' },
      { Nom: 'Perrin', Statut: 'Perdu' },
      { Nom: 'Cherif', Statut: 'Gagné' },
    ],
  },
  {
    name: 'one tab for each salesperson, and a tab that is no file',
    tabs: {
      'Prospects Malik': [
        ['Nom Prénom', 'Mail', 'Entreprise'],
        ['VASSEUR Claire', 'c.vasseur@valmarais.example', 'Valmarais'],
      ],
      'Prospects Jeanne': [
        ['Nom Prénom', 'Mail', 'Entreprise'],
        ['DE LA TOUR Anne', 'a.tour@sylvea.example', 'Groupe Sylvéa'],
      ],
      'Prospects Bretagne': [
        ['Nom Prénom', 'Mail', 'Entreprise'],
        ['LE GOFF Yann', 'y.legoff@noroit.example', 'Atelier Noroît'],
      ],
      Stats: [
        ['Statut', 'Nombre'],
        ['Lead', 3],
      ],
    },
    contacts: [
      { Nom: 'VASSEUR', Prénom: 'Claire', Responsable: 'Malik' },
      { Nom: 'DE LA TOUR', Prénom: 'Anne', Responsable: 'Jeanne' },
      { Nom: 'LE GOFF', Prénom: 'Yann', Responsable: '', 'Onglet d’origine': 'Prospects Bretagne, ligne 2' },
    ],
  },
  {
    name: 'a title in merged cells above the header, blank rows and columns',
    tabs: {
      Feuille1: [
        ['FICHIER DE PROSPECTION 2026', '', '', '', ''],
        ['Mis à jour le 12/05', '', '', '', ''],
        ['', '', '', '', ''],
        ['', 'Nom', 'Prénom', '', 'E-mail'],
        ['', '', '', '', ''],
        ['', 'Vasseur', 'Claire', '', 'c.vasseur@valmarais.example'],
        ['', '', '', '', ''],
        ['', 'Perrin', 'Odile', '', 'o.perrin@valmarais.example'],
      ],
    },
    contacts: [{ Nom: 'Vasseur' }, { Nom: 'Perrin', Email: 'o.perrin@valmarais.example' }],
    leftOut: 2,
  },
  {
    name: 'groups of columns above the header',
    tabs: {
      Base: [
        ['Société', '', '', 'Contact', '', '', 'Affaire', ''],
        ['Nom', 'Ville', 'Effectif', 'Nom', 'Prénom', 'Mail', 'Projet', 'Montant'],
        [
          'Atelier Noroît',
          'Brest',
          '45 salariés',
          'Anquetil',
          'Sophie',
          's.anquetil@noroit.example',
          'Ruches',
          '3 200,50 €',
        ],
      ],
    },
    contacts: [{ Nom: 'Anquetil', Prénom: 'Sophie', Entreprise: 'Atelier Noroît' }],
    companies: [{ Nom: 'Atelier Noroît', Commune: 'Brest', Taille: 45 }],
    opportunities: [{ Titre: 'Ruches', 'Montant HT': 3200.5, Entreprise: 'Atelier Noroît' }],
  },
  {
    name: 'a header on two rows',
    tabs: {
      Contacts: [
        ['Nom', 'Prénom', 'Coordonnées', '', 'Date'],
        ['', '', 'Email', 'Portable', 'd’ajout'],
        ['Vasseur', 'Claire', 'c.vasseur@valmarais.example', '06 12 34 56 78', '15/06/2025'],
      ],
    },
    contacts: [
      {
        Nom: 'Vasseur',
        Email: 'c.vasseur@valmarais.example',
        Mobile: '06 12 34 56 78',
        'Date ajout': day(2025, 6, 15),
      },
    ],
  },
  {
    name: 'subtotals, totals and a sum without a word',
    tabs: {
      Affaires: [
        ['Client', 'Affaire', 'Montant', 'Statut'],
        ['Valmarais', 'Ruches', 1200, 'Gagné'],
        ['Sylvéa', 'Inventaire', '2 300 €', 'en cours'],
        ['Sous-total', '', 3500, ''],
        ['TotalEnergies', 'Prairie', 900, 'Lead'],
        ['TOTAL GÉNÉRAL', '', 4400, ''],
        ['', '', 900, ''],
      ],
    },
    opportunities: [
      { Entreprise: 'Valmarais', 'Montant HT': 1200, Statut: 'Gagné' },
      { Entreprise: 'Sylvéa', 'Montant HT': 2300, Statut: 'En discussion' },
      { Entreprise: 'TotalEnergies', 'Montant HT': 900 },
      { 'Montant HT': 900 },
    ],
    leftOut: 2,
  },
  {
    name: 'sections of rows, known and unknown, and a remark below',
    tabs: {
      Prospects: [
        ['Nom', 'Prénom', 'Email', 'Poste'],
        ['Mairies', '', '', ''],
        ['Vasseur', 'Claire', 'c.vasseur@valmarais.example', 'DGS'],
        ['--- Bretagne ---', '', '', ''],
        ['Le Goff', 'Yann', 'y.legoff@noroit.example', 'Gérant'],
        ['ENTREPRISES (1)', '', '', ''],
        ['Cherif', 'Nadia', 'n.cherif@melisse.example', 'RSE'],
        ['', '', '', ''],
        ['Source : salon des maires et carnet de Jeanne', '', '', ''],
      ],
    },
    contacts: [
      { Nom: 'Vasseur', Type: 'Collectivité' },
      { Nom: 'Le Goff', Section: 'Bretagne', Type: '' },
      { Nom: 'Cherif', Type: 'Entreprise RSE' },
    ],
    leftOut: 4,
  },
  {
    name: 'dates of every kind',
    tabs: {
      Contacts: [
        ['Nom', 'Prénom', 'Date ajout', 'Échéance', 'Information RGPD'],
        ['Un', 'A', '15/06/2026', '15 juin 26', '2026-06-15'],
        ['Deux', 'B', 46188, '46188', day(2026, 6, 15)],
        ['Trois', 'C', '15-06-2026', 'lundi 15 juin 2026', '06/25/2026'],
        ['Quatre', 'D', '31/02/2026', 'fin juin', '06/05/2026'],
      ],
    },
    contacts: [
      { 'Date ajout': day(2026, 6, 15), Échéance: day(2026, 6, 15), 'Information RGPD': day(2026, 6, 15) },
      { 'Date ajout': day(2026, 6, 15), Échéance: day(2026, 6, 15), 'Information RGPD': day(2026, 6, 15) },
      { 'Date ajout': day(2026, 6, 15), Échéance: day(2026, 6, 15), 'Information RGPD': day(2026, 6, 25) },
      { 'Date ajout': '31/02/2026', Échéance: 'fin juin', 'Information RGPD': day(2026, 6, 5) },
    ],
  },
  {
    name: 'amounts and figures typed as text',
    tabs: {
      Opportunités: [
        ['Titre', 'Entreprise', 'Montant HT', 'Coût prévu', 'Probabilité', 'Budget confirmé'],
        ['A', 'Sylvéa', '1 234,56 €', '12k€', '30 %', 'x'],
        ['B', 'Sylvéa', '1.500', '(150)', 50, 'oui'],
        ['C', 'Sylvéa', 'à définir', '', '', 'non'],
        ['D', 'Sylvéa', 800, '~100', 0.4, 'peut-être'],
      ],
    },
    opportunities: [
      { 'Montant HT': 1234.56, 'Coût prévu': 12000, Probabilité: 0.3, 'Budget confirmé': true },
      { 'Montant HT': 1500, 'Coût prévu': -150, Probabilité: 0.5, 'Budget confirmé': true },
      { 'Montant HT': 'à définir', 'Budget confirmé': false },
      { 'Montant HT': 800, 'Coût prévu': '~100', Probabilité: 0.4, 'Budget confirmé': 'peut-être' },
    ],
  },
  {
    name: 'titles and both names in the column of last names',
    tabs: {
      Contacts: [
        ['Nom', 'Prénom', 'Entreprise'],
        ['M. Dupont', 'Jean', 'Sylvéa'],
        ['Mme VASSEUR Claire', '', 'Valmarais'],
        ['Dr Cherif', 'Nadia', 'Mélisse'],
        ['LE GOFF', '', 'Noroît'],
      ],
    },
    contacts: [
      { Civilité: 'M.', Nom: 'Dupont', Prénom: 'Jean' },
      { Civilité: 'Mme', Nom: 'VASSEUR', Prénom: 'Claire' },
      { Civilité: 'Dr', Nom: 'Cherif' },
      { Nom: 'LE GOFF', Prénom: '' },
    ],
  },
  {
    name: 'several addresses and numbers in a cell',
    tabs: {
      Contacts: [
        ['Nom', 'Email', 'Téléphone'],
        [
          'Vasseur',
          'c.vasseur@valmarais.example ; mairie@valmarais.example, claire@perso.example',
          '04 78 00 00 00 / 06 12 34 56 78 / 07 11 22 33 44',
        ],
        ['Perrin', 'Odile Perrin <o.perrin@valmarais.example>', 478000001],
        ['Cherif', 'pas d’adresse', 'voir standard'],
      ],
    },
    contacts: [
      {
        Email: 'c.vasseur@valmarais.example',
        'Email 2': 'mairie@valmarais.example',
        Téléphone: '04 78 00 00 00',
        Mobile: '06 12 34 56 78',
        Notes: 'Autres e-mails\u00a0: claire@perso.example\nAutres téléphones\u00a0: 07 11 22 33 44',
      },
      { Email: 'o.perrin@valmarais.example', Téléphone: '0478000001' },
      { Email: 'pas d’adresse', Téléphone: 'voir standard' },
    ],
  },
  {
    name: 'stages of their own, numbered, with pictures and slips',
    tabs: {
      Contacts: [
        ['Nom', 'Statut', 'Type', 'Source'],
        ['A', '1 - Prospect', 'assoc', 'bouche à oreille'],
        ['B', '🔥 Chaud', 'Mairies', 'Salon'],
        ['C', 'Contcaté', 'PME', 'Linkedin'],
        ['D', 'Devis envoyée', 'collectivites', 'Zebulon'],
      ],
    },
    contacts: [
      { Statut: 'Lead', Type: 'Partenaire', Source: 'Réseau/Référence' },
      { Statut: 'En discussion', Type: 'Collectivité', Source: 'Événement' },
      { Statut: 'Contcaté', Type: 'Entreprise RSE', Source: 'LinkedIn' },
      { Statut: 'Proposition envoyée', Type: 'Collectivité', Source: 'Zebulon' },
    ],
  },
  {
    name: 'headers with slips, stars, units and trailing spaces',
    tabs: {
      Contacts: [
        ['NOM *', ' Prenom ', 'E-Mail :', 'Telephonne', 'Entrepise', 'Prochiane action', 'Date limite (JJ/MM)'],
        [
          'Vasseur ',
          ' Claire',
          ' c.vasseur@valmarais.example ',
          '04 78 00 00 00',
          'Valmarais\u00a0',
          'rappeler',
          'demain',
        ],
      ],
    },
    contacts: [
      {
        'NOM *': 'Vasseur',
        ' Prenom ': 'Claire',
        'E-Mail :': 'c.vasseur@valmarais.example',
        Entreprise: 'Valmarais',
        'Prochaine action': 'rappeler',
        'Date limite (JJ/MM)': 'demain',
      },
    ],
  },
  {
    name: 'headers twice',
    tabs: {
      Contacts: [
        ['Nom', 'Email', 'Email', 'Téléphone', 'Tél', 'Statut', 'Statut', 'Commentaires', 'Remarques'],
        [
          'Vasseur',
          'a@valmarais.example',
          'b@valmarais.example',
          '04 78 00 00 00',
          '06 12 34 56 78',
          'Lead',
          'VIP',
          'vu au salon',
          'à rappeler',
        ],
      ],
    },
    contacts: [
      {
        Email: 'a@valmarais.example',
        'Email 2': 'b@valmarais.example',
        Téléphone: '04 78 00 00 00',
        Mobile: '06 12 34 56 78',
        Statut: 'Lead',
        'Statut (à vous)': 'VIP',
        Notes: 'vu au salon\nRemarques\u00a0: à rappeler',
      },
    ],
  },
  {
    name: 'headers that say nothing, known by what is below',
    tabs: {
      'Feuille 2': [
        ['Qui', 'Colonne 2', 'X', '', 'Où'],
        ['Claire Vasseur', 'c.vasseur@valmarais.example', '06 12 34 56 78', 'Lead', 'Valmarais'],
        ['Odile Perrin', 'o.perrin@valmarais.example', '06 12 34 56 79', 'Perdu', 'Valmarais'],
        ['Yann Le Goff', 'y.legoff@noroit.example', '06 12 34 56 70', 'Lead', 'Brest'],
      ],
    },
    contacts: [
      {
        Prénom: 'Claire',
        Nom: 'Vasseur',
        Email: 'c.vasseur@valmarais.example',
        Mobile: '06 12 34 56 78',
        Statut: 'Lead',
        Où: 'Valmarais',
      },
      { Nom: 'Perrin' },
      { Prénom: 'Yann', Nom: 'Le Goff' },
    ],
  },
  {
    name: 'no header at all',
    tabs: {
      Export: [
        ['Claire Vasseur', 'c.vasseur@valmarais.example', '04 78 00 00 00'],
        ['Odile Perrin', 'o.perrin@valmarais.example', '04 78 00 00 01'],
        ['Nadia Cherif', 'n.cherif@melisse.example', '04 78 00 00 02'],
      ],
    },
    contacts: [{ Nom: 'Vasseur', Téléphone: '04 78 00 00 00' }, { Nom: 'Perrin' }, { Nom: 'Cherif', Prénom: 'Nadia' }],
  },
  {
    name: 'formulas that failed, web text and a score of their own',
    tabs: {
      Contacts: [
        ['Nom', 'Entreprise', 'Score', 'Note', 'Échéance'],
        ['<b>Vasseur</b>', 'Sylv&eacute;a &amp; Fils', 12, '<p>Vue au salon</p><p>Rappeler</p>', '#REF!'],
        ['Perrin', '#N/A', 40, 'Très bien', ''],
      ],
    },
    contacts: [
      { Nom: 'Vasseur', Entreprise: 'Sylvéa & Fils', Notes: 'Vue au salon\nRappeler', Échéance: '#REF!' },
      { Nom: 'Perrin', Entreprise: '#N/A', Notes: 'Très bien' },
    ],
  },
  {
    name: 'the header again every few rows, and help under it',
    tabs: {
      Contacts: [
        ['Nom', 'Prénom', 'Email'],
        ['(obligatoire)', '(facultatif)', 'ex : nom@mairie.fr'],
        ['Vasseur', 'Claire', 'c.vasseur@valmarais.example'],
        ['Nom', 'Prénom', 'Email'],
        ['Perrin', 'Odile', 'o.perrin@valmarais.example'],
      ],
    },
    contacts: [{ Nom: 'Vasseur' }, { Nom: 'Perrin' }],
    leftOut: 2,
  },
  {
    name: 'a log of exchanges called HISTORIQUE, and a list of things to do',
    tabs: {
      CONTACTS: [
        ['Nom', 'Prénom', 'Email', 'Entreprise'],
        ['Vasseur', 'Claire', 'c.vasseur@valmarais.example', 'Valmarais'],
      ],
      HISTORIQUE: [
        ['Date', 'Type', 'Contact', 'Compte rendu'],
        ['03/02/2026', 'tel', 'Claire Vasseur', 'Budget voté'],
        ['10/02/2026', 'RDV', 'Claire Vasseur', 'Visite des ruches'],
      ],
      'A faire': [
        ['Tâche', 'Qui', 'Pour le', 'Statut', 'Urgence'],
        ['Rappeler Claire', 'Malik', '20/02/2026', 'à faire', 'urgent'],
      ],
    },
    contacts: [{ Nom: 'Vasseur' }],
    interactions: [
      { Type: 'Appel', Contact: 'Claire Vasseur', Date: day(2026, 2, 3), 'Compte rendu': 'Budget voté' },
      { Type: 'Réunion', Date: day(2026, 2, 10) },
    ],
    followUps: [
      { Tâche: 'Rappeler Claire', Qui: 'Malik', 'Pour le': day(2026, 2, 20), Urgence: 'Haute', Statut: 'À faire' },
    ],
  },
  {
    name: 'tenders, companies and contacts, each in its tab',
    tabs: {
      'Base contacts': [
        ['Identifiant', 'Nom', 'Prénom', 'Fonction', 'Collectivité'],
        ['12', 'Vasseur', 'Claire', 'DGS', 'Mairie de Valmarais'],
        ['13', 'Perrin', 'Odile', 'Élue', 'Valmarais'],
      ],
      Collectivités: [
        ['Nom', 'Population', 'Maire', 'Code postal'],
        ['Valmarais', '12 400 hab.', 'Jean Roche', '01000'],
      ],
      'Appels d’offres': [
        ['Référence', 'Objet', 'Acheteur', 'Date limite'],
        ['26-4512', 'Entretien de ruchers', 'Valmarais', '30/06/2026 12:00'],
      ],
    },
    contacts: [
      { Identifiant: '12', Nom: 'Vasseur', Fonction: 'DGS' },
      { Identifiant: '13', Nom: 'Perrin', Fonction: 'Élue' },
    ],
    companies: [{ Nom: 'Valmarais', Population: 12400, Maire: 'Jean Roche' }],
    tenders: [{ Référence: '26-4512', Objet: 'Entretien de ruchers', 'Date limite': new Date(2026, 5, 30, 12) }],
  },
  {
    name: 'companies with the person to call and the quote',
    tabs: {
      'Clients entreprises': [
        ['Raison sociale', 'SIRET', 'Site web', 'Personne à contacter', 'Mail', 'CA prévu'],
        [
          'Groupe Sylvéa',
          '732 829 320 00074',
          'www.sylvea.example',
          'Anne de La Tour',
          'a.tour@sylvea.example',
          '15 000',
        ],
      ],
    },
    companies: [{ Nom: 'Groupe Sylvéa', SIRET: '732 829 320 00074', 'Site web': 'www.sylvea.example' }],
    contacts: [{ Prénom: 'Anne', Nom: 'de La Tour', Email: 'a.tour@sylvea.example', Entreprise: 'Groupe Sylvéa' }],
    opportunities: [
      { 'Montant HT': 15000, Entreprise: 'Groupe Sylvéa', 'Contact principal': 'Anne de La Tour (Groupe Sylvéa)' },
    ],
  },
  {
    name: 'facts of a company without its name, kept in the notes',
    tabs: {
      Prospects: [
        ['Nom', 'Prénom', 'Société', 'Ville', 'SIREN'],
        ['Vasseur', 'Claire', '', 'Valmarais', ''],
        ['Cherif', 'Nadia', 'Mélisse', 'Lyon', '732829320'],
        ['Roche', 'Paul', 'Mélisse', 'Grenoble', ''],
      ],
    },
    contacts: [
      { Nom: 'Vasseur', Notes: 'Commune\u00a0: Valmarais' },
      { Nom: 'Cherif', Notes: '' },
      { Nom: 'Roche', Notes: 'Commune\u00a0: Grenoble' },
    ],
    companies: [{ Nom: 'Mélisse', Commune: 'Lyon', SIREN: '732829320' }],
  },
  {
    name: 'hidden tabs, copies and empty ones are left',
    tabs: {
      CONTACTS: [
        ['Nom', 'Email'],
        ['Vasseur', 'c.vasseur@valmarais.example'],
      ],
      'Copie de CONTACTS': [
        ['Nom', 'Email'],
        ['Vasseur', 'c.vasseur@valmarais.example'],
      ],
      'Vieille base': [
        ['Nom', 'Email', 'Prénom'],
        ['Ancien', 'ancien@vieux.example', 'Paul'],
      ],
      Brouillon: [],
    },
    hidden: ['Vieille base'],
    contacts: [{ Nom: 'Vasseur' }],
  },
  {
    name: 'everything at once',
    tabs: {
      'Suivi Malik': [
        ['🐝 SUIVI COMMERCIAL 🐝', '', '', '', '', '', ''],
        ['', '', '', '', '', '', ''],
        ['Contact', 'Sociéte', 'e-mail', 'tel', 'Etape', 'Montant', 'Date relance'],
        ['Mairies', '', '', '', '', '', ''],
        [
          'Mme VASSEUR Claire',
          'MAIRIE DE VALMARAIS',
          'c.vasseur@valmarais.example; claire@perso.example',
          478000000,
          '2. contacté',
          '12k€',
          '06/25/2026',
        ],
        ['Odile PERRIN', 'Valmarais', 'o.perrin@valmarais', '', 'à voir', '', '06/07/2026'],
        ['Sous total', '', '', '', '', 12000, ''],
        ['Entreprises', '', '', '', '', '', ''],
        [
          'CHERIF Nadia',
          'Laboratoires Mélisse SAS',
          'n.cherif@melisse.example',
          '0612345678',
          'GAGNÉ !',
          '1 234,56 €',
          '',
        ],
        ['TOTAL', '', '', '', '', 13234.56, ''],
      ],
    },
    contacts: [
      {
        Civilité: 'Mme',
        Nom: 'VASSEUR',
        Prénom: 'Claire',
        Type: 'Collectivité',
        Responsable: 'Malik',
        Téléphone: '0478000000',
        'Email 2': 'claire@perso.example',
        Échéance: day(2026, 6, 25),
        Statut: 'Contacté',
      },
      { Nom: 'PERRIN', Prénom: 'Odile', Email: 'o.perrin@valmarais', Statut: 'à voir', Échéance: day(2026, 6, 7) },
      { Nom: 'CHERIF', Prénom: 'Nadia', Type: 'Entreprise RSE', Statut: 'Gagné' },
    ],
    opportunities: [
      { 'Montant HT': 12000, Statut: 'Contacté' },
      { 'Montant HT': 1234.56, Statut: 'Gagné' },
    ],
    leftOut: 5,
  },
];
