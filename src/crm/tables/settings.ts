import { declareTable } from './table.ts';

/**
 * The team's settings. A setting is known by Groupe + Paramètre, accents, case and spaces ignored; a list is several
 * rows of one group, so that adding an item is adding a row.
 */
export const settings = declareTable({
  key: 'settings',
  tab: 'PARAMETRES',
  one: 'paramètre',
  many: 'paramètres',
  help: 'Les réglages de Pistil. Changez la colonne Valeur ; une valeur illisible est signalée et remplacée par celle d’origine.',
  aliases: ['PARAMETRE', 'SETTINGS', 'CONFIG', 'CONFIGURATION', 'REGLAGES', 'OPTIONS'],
  columns: [
    {
      key: 'group',
      header: 'Groupe',
      type: 'text',
      owner: 'team',
      required: true,
      width: 210,
      help: 'Famille du réglage. Pour allonger une liste, ajoutez une ligne du même groupe.',
      aliases: ['Catégorie', 'Rubrique', 'Group', 'Section'],
    },
    {
      key: 'name',
      header: 'Paramètre',
      type: 'text',
      owner: 'team',
      required: true,
      width: 280,
      help: 'Nom du réglage, ou élément de la liste.',
      aliases: ['Nom', 'Réglage', 'Clé', 'Setting', 'Name', 'Key'],
    },
    {
      key: 'value',
      header: 'Valeur',
      type: 'value',
      owner: 'team',
      width: 240,
      help: 'Ce que vous réglez.',
      aliases: ['Value', 'Réponse'],
    },
    {
      key: 'unit',
      header: 'Unité',
      type: 'text',
      owner: 'team',
      width: 120,
      help: 'Unité de la valeur : points, jours, €, %…',
      aliases: ['Unit'],
    },
    {
      key: 'help',
      header: 'Aide',
      type: 'text',
      owner: 'team',
      width: 520,
      help: 'Ce que le réglage change.',
      aliases: ['Explication', 'Description', 'Help', 'Commentaire'],
    },
  ],
});
