import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/functions/arguments.ts';
import {
  CAC,
  CLASSE_ABC,
  DUREE_ETAPE,
  GO_NO_GO,
  JOURS_AVANT,
  LOI_DES_NOMBRES,
  PANIER_MOYEN,
  PREVISION_CA,
  RATIOS_PROSPECTION,
  RFM,
  ROI,
  TAUX_EVOLUTION,
  TAUX_MARGE,
  TAUX_MARQUE,
  TEMPERATURE,
  VALEUR_CLIENT,
  VOLUME_NECESSAIRE,
} from '../../src/functions/index.ts';

const TODAY = new Date(2026, 5, 16);
const column = (...values: Value[]): Value[][] => values.map((value) => [value]);

const message = (run: () => unknown): string => {
  try {
    return `no error, ${JSON.stringify(run())}`;
  } catch (error) {
    return (error as Error).message.replace(/[\u00a0\u202f]/g, ' ');
  }
};

describe('margins, as textbooks have them', () => {
  test('bought at 80, sold at 100: a quarter of the cost, a fifth of the price', () => {
    expect(TAUX_MARGE(100, 80)).toBe(0.25);
    expect(TAUX_MARQUE(100, 80)).toBe(0.2);
  });

  test('go row by row, blank where a number is missing or nothing can be said', () => {
    expect(TAUX_MARGE(column(100, '', '1 250,00 €', 40), column(80, 10, '1 000 €', 0))).toEqual([
      [0.25],
      [''],
      [0.25],
      [''],
    ]);
    expect(TAUX_EVOLUTION(column(100, 0, -50, ''), column(125, 10, 50, 5))).toEqual([[0.25], [''], [-2], ['']]);
  });

  test('say in their own row what cannot be read', () => {
    const rows = TAUX_MARGE(column('cher', 100), column(80, 80)) as Value[][];
    expect(String(rows[0]?.[0]).replace(/\u00a0/g, ' ')).toBe('« cher » n’est pas un nombre (prix)');
    expect(rows[1]).toEqual([0.25]);
  });

  test('a basket is the revenue over the sales; a credit note is no sale', () => {
    expect(PANIER_MOYEN(column(1000, '', '500 €', -300))).toBe(600);
    expect(PANIER_MOYEN(column('', ''))).toBe('');
    expect(PANIER_MOYEN(column(-300))).toBe('');
  });

  test('what a client costs and brings', () => {
    expect(CAC(1200, 4)).toBe(300);
    expect(CAC(1200, 0)).toBe('');
    expect(VALEUR_CLIENT(850, 2, 3, 0.4)).toBeCloseTo(2040);
    expect(ROI(5000, 2000)).toBe(1.5);
    expect(ROI(1000, 2000)).toBe(-0.5);
  });
});

describe('volumes', () => {
  test('follow the law of numbers', () => {
    expect(LOI_DES_NOMBRES(10, 'démarrage')).toBe(30);
    expect(LOI_DES_NOMBRES(column(10, ''), 'Développement')).toEqual([[20], ['']]);
    expect(message(() => LOI_DES_NOMBRES(10, 'lancement'))).toBe('La phase est « démarrage » ou « développement »');
  });

  test('follow one’s own rate, rounded up but not by the dust of a division', () => {
    expect(VOLUME_NECESSAIRE(10, 0.15)).toBe(67);
    expect(VOLUME_NECESSAIRE(30, 0.3)).toBe(100);
    expect(VOLUME_NECESSAIRE(10, '25 %')).toBe(40);
    expect(message(() => VOLUME_NECESSAIRE(10, 0))).toBe('Avec un taux de zéro, aucun volume ne suffit');
  });
});

describe('GO_NO_GO', () => {
  test('is told at the threshold and at the ideal, and never of what was not measured', () => {
    expect(GO_NO_GO(column(4, 5, 9, 10, '', 0), 5, 10)).toEqual([
      ['NO-GO'],
      ['GO'],
      ['GO'],
      ['GO idéal'],
      ['à mesurer'],
      ['NO-GO'],
    ]);
    expect(GO_NO_GO(12, 5)).toBe('GO');
    expect(GO_NO_GO(12, '')).toBe('');
  });
});

describe('TEMPERATURE', () => {
  test('goes by the last answer and the last message', () => {
    const rows = TEMPERATURE(
      column('', new Date(2026, 5, 10), new Date(2026, 4, 20), new Date(2026, 1, 1), ''),
      column('', '', '', '', new Date(2026, 3, 1)),
      TODAY,
    );
    expect(rows).toEqual([[''], ['Chaud'], ['Tiède'], ['Froid'], ['Inactif']]);
  });

  test('stays hot longer while a proposal is open', () => {
    expect(TEMPERATURE(new Date(2026, 4, 20), '', TODAY, true)).toBe('Chaud');
    expect(message(() => TEMPERATURE(new Date(2026, 4, 20), '', ''))).toContain('Il manque la date du jour');
  });
});

describe('JOURS_AVANT', () => {
  test('counts the days that are left, below zero once they are over', () => {
    expect(JOURS_AVANT(column(new Date(2026, 5, 23), '15/06/2026', ''), TODAY)).toEqual([[7], [-1], ['']]);
  });
});

describe('DUREE_ETAPE', () => {
  const HISTORY: Value[][] = [
    ['Vers', 'Date', 'ID', 'De'],
    ['Lead', new Date(2026, 0, 1), 'OP-A', ''],
    ['Qualifié', new Date(2026, 0, 11), 'OP-A', 'Lead'],
    ['Lead', new Date(2026, 0, 1), 'OP-B', ''],
    ['Qualifié', new Date(2026, 0, 31), 'OP-B', 'Lead'],
    ['Lead', new Date(2026, 1, 2), 'OP-B', 'Qualifié'],
    ['Perdu', new Date(2026, 1, 4), 'OP-B', 'Lead'],
    ['Lead', new Date(2026, 1, 2), 'OP-C', ''],
  ];

  test('is the median of the stays that ended, or their mean', () => {
    // 10, 30 and 2 days; the running one is not counted.
    expect(DUREE_ETAPE(HISTORY, 'Lead')).toBe(10);
    expect(DUREE_ETAPE(HISTORY, 'lead', 'moyenne')).toBe(14);
    expect(DUREE_ETAPE(HISTORY, 'Négociation')).toBe('');
  });

  test('says what it does not know', () => {
    expect(message(() => DUREE_ETAPE(HISTORY, 'Signé'))).toMatch(/^« Signé » n’est pas une étape : Lead/);
    expect(message(() => DUREE_ETAPE(HISTORY, 'Lead', 'mode'))).toBe('La mesure est « médiane » ou « moyenne »');
    expect(message(() => DUREE_ETAPE([['Date', 'ID']], 'Lead'))).toBe('Colonne « Vers » introuvable dans la plage');
  });
});

describe('CLASSE_ABC', () => {
  test('sums the rows of a client, and leaves blank rows blank', () => {
    expect(CLASSE_ABC(column('A', 'B', '', 'A', 'C'), column(400, 150, '', 400, '50 €'))).toEqual([
      ['A'],
      ['B'],
      [''],
      ['A'],
      ['C'],
    ]);
  });

  test('takes limits as shares or as per cent', () => {
    const of = (a: Value, b: Value) => CLASSE_ABC(column('A', 'B', 'C'), column(50, 30, 20), a, b);
    expect(of(0.5, 0.8)).toEqual([['A'], ['B'], ['C']]);
    expect(of(50, 80)).toEqual(of(0.5, 0.8));
    expect(message(() => of(0.9, 0.5))).toBe('Le seuil A doit être au-dessous du seuil B');
  });

  test('says when ranges do not match', () => {
    expect(message(() => CLASSE_ABC(column('A', 'B'), column(1)))).toBe(
      'Les plages n’ont pas la même hauteur : 2 lignes pour « clients », 1 pour « montants »',
    );
  });
});

describe('RFM', () => {
  test('is a table with its titles, and says when there are too few clients for fifths', () => {
    const rows = RFM(
      column('Valmarais', 'Mélisse', ''),
      column('01/06/2026', '01/01/2026', ''),
      column(1000, 200, ''),
      TODAY,
    );
    expect(rows).toEqual([
      ['Client', 'Récence (j)', 'Fréquence', 'Montant', 'R', 'F', 'M', 'Segment'],
      ['Valmarais', 15, 1, 1000, 5, 5, 5, 'Champions'],
      ['Mélisse', 166, 1, 200, 1, 5, 1, 'À risque'],
      ['Moins de 20 clients\u00a0: notes par tiers (1, 3, 5)', '', '', '', '', '', '', ''],
    ]);
  });

  test('says which date is missing or cannot be read', () => {
    expect(message(() => RFM(column('Valmarais'), column(''), column(10), TODAY))).toBe(
      'Il manque une date d’achat pour « Valmarais »',
    );
    expect(message(() => RFM(column('Valmarais'), column('hier'), column(10), TODAY))).toContain(
      '« hier » n’est pas une date',
    );
  });
});

describe('PREVISION_CA', () => {
  const DEALS: Value[][] = [
    ['Statut', 'Montant HT', 'Date limite', 'Probabilité', 'Titre'],
    ['Proposition envoyée', 10_000, new Date(2026, 6, 10), '', 'Atlas'],
    ['Négociation', '4 000 €', '10/05/2026', 0.5, 'Haies'],
    ['Gagné', 9000, new Date(2026, 6, 1), '', 'Ruches'],
    ['Lead', '', new Date(2026, 6, 1), '', 'Sans montant'],
    ['Lead', 1000, '', '', 'Sans date'],
  ];

  test('weighs open opportunities month after month; what is overdue counts now', () => {
    expect(PREVISION_CA(DEALS, TODAY, 3)).toEqual([
      ['Mois', 'Prévision pondérée', 'Montant brut', 'Affaires', 'Dont en retard'],
      [new Date(2026, 5, 1), 2000, 4000, 1, 1],
      [new Date(2026, 6, 1), 5000, 10_000, 1, 0],
      [new Date(2026, 7, 1), 0, 0, 0, 0],
    ]);
  });

  test('needs a date, and a sensible number of months', () => {
    expect(message(() => PREVISION_CA(DEALS, ''))).toContain('Il manque la date du jour');
    expect(message(() => PREVISION_CA(DEALS, TODAY, 0))).toBe('« mois » est un nombre entre 1 et 60');
  });
});

describe('ratios of prospecting', () => {
  const exchanges: Value[][] = [
    ['Résultat', 'Contact', 'Date', 'Type'],
    ['', 'Romane Obry', '03/03/2026', 'Email envoyé'],
    ['RDV pris', 'Romane Obry', new Date(2026, 2, 9), 'Appel'],
    ['Réponse positive', 'Romane Obry', new Date(2026, 2, 16), 'Réunion'],
    ['', 'Jules Tardieu', new Date(2026, 2, 4), 'Email envoyé'],
  ];
  const deals: Value[][] = [
    ['Titre', 'Statut', 'Montant HT', 'Coût prévu', 'Entrée dans l’étape', 'Date clôture', 'Canal', 'Entreprise'],
    ['Ruches', 'Gagné', '6 000 €', 2400, new Date(2026, 2, 20), new Date(2026, 2, 20), 'BOAMP', 'Sylve Habitat'],
  ];
  const costs: Value[][] = [
    ['Date', 'Canal', 'Nature', 'Montant', 'Heures'],
    [new Date(2026, 2, 2), 'BOAMP', 'Temps', '', 24],
  ];
  const figure = (rows: Value[][], name: string) => rows.find(([label]) => label === name)?.[1];

  test('are a labelled table, from ranges whose columns stand in any order', () => {
    const rows = RATIOS_PROSPECTION(exchanges, deals, costs, new Date(2026, 2, 1), '31/03/2026');
    expect(rows[0]).toEqual(['Indicateur', 'Valeur']);
    expect(figure(rows, 'Contacts sollicités')).toBe(2);
    expect(figure(rows, 'Contacts touchés')).toBe(1);
    expect(figure(rows, 'Taux de contact')).toBe(0.5);
    expect(figure(rows, 'Taux de transformation')).toBe(1);
    expect(figure(rows, 'Coût par client')).toBe(840);
    expect(figure(rows, 'ROI')).toBeCloseTo((3600 - 840) / 840);
  });

  test('leave blank what cannot be said, and count an hour as PARAMETRES says', () => {
    expect(figure(RATIOS_PROSPECTION(exchanges, deals, ''), 'Coût par client')).toBe('');
    const parameters: Value[][] = [
      ['Groupe', 'Paramètre', 'Valeur'],
      ['Coûts', 'Coût horaire', 50],
    ];
    const rows = RATIOS_PROSPECTION(exchanges, deals, costs, '', '', '', parameters);
    expect(figure(rows, 'Coût de la prospection')).toBe(1200);
  });

  test('say which column they miss', () => {
    expect(message(() => RATIOS_PROSPECTION([['Date', 'Type']], deals))).toBe(
      'Colonne « Résultat » introuvable dans la plage',
    );
  });
});
