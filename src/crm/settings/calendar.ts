import { dayOrNone, yesNo } from './readers.ts';
import { declareGroup, type Section } from './section.ts';

/** Days on which nobody works, besides week-ends. */
export interface CalendarSettings {
  /** Count the French public holidays. */
  readonly publicHolidays: boolean;
  /** Good Friday and 26 December too. */
  readonly alsaceMoselle: boolean;
  /** Days that the team added. */
  readonly extraDays: readonly Date[];
  /** Today's date for formulas; `null` until a first run writes it. */
  readonly today: Date | null;
}

const HOLIDAYS = 'Jours fériés';
const EXTRA = 'Jours fériés : jours ajoutés';
const FORMULAS = 'Calcul';

export const calendarSettings: Section<CalendarSettings> = {
  rows: [
    // First of all rows, so that formulas find it in PARAMETRES!C2.
    ...declareGroup(FORMULAS, 'date', 'La date du jour pour les formules ; Pistil la met à jour chaque nuit.', [
      ['Aujourd’hui', ''],
    ]),
    ...declareGroup(
      HOLIDAYS,
      '',
      'Les onze jours fériés légaux, Pâques calculé : les relances passent au jour ouvré suivant.',
      [['Jours fériés légaux', 'Oui']],
    ),
    ...declareGroup(HOLIDAYS, '', 'Ajoute le Vendredi saint et le 26 décembre.', [['Alsace-Moselle', 'Non']]),
    ...declareGroup(EXTRA, 'date', 'Un pont, une fermeture : son nom dans Paramètre, sa date dans Valeur.', [['', '']]),
  ],
  read: (source) => {
    const today = source.one(FORMULAS, 'Aujourd’hui', dayOrNone);
    return {
      publicHolidays: source.one(HOLIDAYS, 'Jours fériés légaux', yesNo),
      alsaceMoselle: source.one(HOLIDAYS, 'Alsace-Moselle', yesNo),
      extraDays: source.list(EXTRA, dayOrNone).flatMap(({ value }) => (value === 'none' ? [] : [value])),
      today: today === 'none' ? null : today,
    };
  },
};
