import { formatDate } from '../../src/crm/french/dates.ts';
import { formatNumber } from '../../src/crm/french/numbers.ts';
import type { DefaultRow, SettingValue } from '../../src/crm/settings/default-row.ts';
import { defaultSettingRows } from '../../src/crm/settings/index.ts';
import { ALL_TABLES, tableOf } from '../../src/crm/tables/index.ts';
import type { Column, ColumnType, Table, ValueList } from '../../src/crm/tables/table.ts';

const TYPES: Readonly<Record<ColumnType, string>> = {
  id: 'identifiant',
  text: 'texte',
  paragraph: 'texte long',
  email: 'adresse e-mail',
  phone: 'téléphone',
  url: 'adresse web',
  integer: 'nombre entier',
  number: 'nombre',
  amount: 'montant en euros',
  percent: 'pourcentage',
  date: 'date',
  dateTime: 'date et heure',
  checkbox: 'case à cocher',
  choice: 'une valeur de la liste',
  choices: 'plusieurs valeurs de la liste',
  name: 'nom',
  link: 'identifiant',
  value: 'nombre, date ou texte',
};

const LISTS: Readonly<Record<ValueList, string>> = {
  stages: 'les étapes de PARAMETRES',
  channels: 'les canaux de PARAMETRES',
  team: 'l’équipe de PARAMETRES',
};

/** The data dictionary, in French and Markdown: every tab, column and delivered setting, from their declarations. */
export function renderDictionary(): string {
  return [
    '# Dictionnaire des données',
    'Ce document est produit à partir des déclarations du code (`npm run docs`) : ne le modifiez pas à la main.',
    'Une colonne de l’**équipe** est à vous : Pistil n’y remplit que des cases vides, et le note dans JOURNAL. ' +
      'Une colonne de **Pistil** est recalculée : ce que vous y tapez est remis en place. Les titres se reconnaissent ' +
      'sans accents, majuscules ni espaces ; vous pouvez les renommer par un des autres titres reconnus, déplacer les ' +
      'colonnes et en ajouter.',
    ALL_TABLES.map((table) => `- [${table.tab}](#${table.tab.toLowerCase()}) – ${table.help}`).join('\n'),
    ...ALL_TABLES.map(renderTable),
    '## Les réglages livrés',
    'Ils sont écrits dans PARAMETRES à l’installation. Un réglage est reconnu par son groupe et son nom.',
    ...groupsOf(defaultSettingRows()).map(renderGroup),
  ]
    .join('\n\n')
    .concat('\n');
}

function renderTable(table: Table): string {
  const facts = [
    table.help,
    ...(table.id?.prefix === undefined ? [] : [`Identifiants : \`${table.id.prefix}-…\`.`]),
    ...(table.appendOnly === true ? ['Des lignes y sont seulement ajoutées, par Pistil.'] : []),
    ...(table.aliases === undefined ? [] : [`Onglets reconnus aussi : ${table.aliases.join(', ')}.`]),
  ];
  const rows = table.columns.map((column) => [
    `**${column.header}**${column.required === true ? ' (à remplir)' : ''}${column.hidden === true ? ' (masquée)' : ''}`,
    column.owner === 'team' ? 'équipe' : 'Pistil',
    describeType(column),
    column.help,
    column.aliases?.join(', ') ?? '',
  ]);
  return [
    `## ${table.tab}`,
    facts.join(' '),
    grid(['Colonne', 'Écrite par', 'Contenu', 'Sens', 'Autres titres reconnus'], rows),
  ].join('\n\n');
}

function describeType({ type, of, values, open }: Column): string {
  const target = of === undefined ? '' : ` de ${tableOf(of).tab}`;
  if (values === undefined) return `${TYPES[type]}${target}`;
  const list = typeof values === 'string' ? LISTS[values] : values.join(', ');
  return `${TYPES[type]} : ${list}${open === true ? ' (ou autre)' : ''}`;
}

function groupsOf(rows: readonly DefaultRow[]): DefaultRow[][] {
  const groups = new Map<string, DefaultRow[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups.values()];
}

function renderGroup(rows: readonly DefaultRow[]): string {
  const cells = rows.map(({ name, value, unit, help }) => [name || '(vos lignes)', showValue(value), unit, help]);
  return [`### ${rows[0]?.group ?? ''}`, grid(['Paramètre', 'Valeur', 'Unité', 'Aide'], cells)].join('\n\n');
}

function showValue(value: SettingValue): string {
  if (value instanceof Date) return formatDate(value);
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

function grid(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function escapeCell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n+/g, '<br>');
}
