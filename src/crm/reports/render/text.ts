import type { Grid, Item, ReportContent, Section } from '../report.ts';
import type { Wrapping } from './html.ts';

/** The plain-text alternative: the same content, in the same order. */
export function renderText(report: ReportContent, { address, closing }: Wrapping): string {
  return [
    `${report.name}\n${report.period}`,
    report.intro,
    report.figures.map(({ value, label }) => `${value} ${label}`).join('\n'),
    ...report.sections.map(tellSection),
    `D’où viennent ces chiffres\n${report.figures.map(({ label, source }) => `- ${label}\u00a0: ${source}`).join('\n')}`,
    `Ouvrir le classeur\u00a0: ${address}`,
    `${report.ending}\n${closing}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function tellSection({ title, items, grid, note, source }: Section): string {
  return [
    title.toUpperCase(),
    ...items.map(tellItem),
    ...(grid === null ? [] : grid.rows.map((row) => tellRow(grid, row))),
    note,
    source === '' ? '' : `(${source})`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function tellItem({ score, title, place, badge, text }: Item): string {
  const head = score === null ? title : `${title} (${score} sur 100)`;
  return [`- ${head}`, place, [badge, text].filter((part) => part !== '').join('. ')]
    .filter((line) => line !== '')
    .join('\n  ');
}

/** « Qualifié : 4 affaires… » becomes « - Qualifié : Affaires 4, Montant HT 12 000 € ». */
function tellRow({ head }: Grid, [first = '', ...others]: readonly string[]): string {
  return `- ${first}\u00a0: ${others.map((value, index) => `${head[index + 1] ?? ''} ${value}`.trim()).join(', ')}`;
}
