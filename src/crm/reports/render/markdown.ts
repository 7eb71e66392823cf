import type { Grid, Item, ReportContent, Section } from '../report.ts';

/** The same content in Markdown (CommonMark, with GitHub's tables), to paste in a note or a message. */
export function renderMarkdown({ name, period, intro, figures, sections, ending }: ReportContent): string {
  return [
    `# ${escapeMarkdown(name)}`,
    `**${escapeMarkdown(period)}**`,
    escapeMarkdown(intro),
    figures.map(({ value, label }) => `- **${escapeMarkdown(value)}** ${escapeMarkdown(label)}`).join('\n'),
    ...sections.flatMap(writeSection),
    `*${escapeMarkdown(ending)}*`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function writeSection({ title, items, grid, note, source }: Section): string[] {
  return [
    `## ${escapeMarkdown(title)}`,
    items.map(writeItem).join('\n'),
    grid === null ? '' : writeGrid(grid),
    escapeMarkdown(note),
    source === '' ? '' : `*${escapeMarkdown(source)}*`,
  ];
}

function writeItem({ title, place, badge, text }: Item): string {
  const told = [badge, place, text].filter((part) => part !== '').map(escapeMarkdown);
  return `- **${escapeMarkdown(title)}**${told.length === 0 ? '' : `\u00a0: ${told.join('. ')}`}`;
}

/** The first column says what, the others how many. */
function writeGrid({ head, rows }: Grid): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rule = `| ${head.map((_, index) => (index === 0 ? '---' : '---:')).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Text that is nothing but text: no emphasis, link, image, HTML, table cell, heading or list. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_{}[\]<>|#~!]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1');
}
