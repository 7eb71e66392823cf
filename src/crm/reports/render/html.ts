/**
 * A report as an e-mail: tables and inline styles alone, since Outlook lays out with Word and Gmail drops style sheets.
 * One column from 320 to 600 px, no image, no script and no link: nothing is loaded from anywhere, and rows move in a sheet.
 */
import { escapeHtml } from '../../messages/escape-html.ts';
import type { Figure, Grid, Item, ReportContent, Section } from '../report.ts';

const FONT = 'font-family:Roboto,Arial,Helvetica,sans-serif;';
const SMALL = `${FONT}font-size:14px;line-height:20px;`;
const TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

const INK = '#1f1f1f';
const MUTED = '#444746';
const LINE = '#dfe3e8';
const BRAND = '#0f5b4a';
const BAD = '#b3261e';
const BADGES = { bad: ['#fce8e6', BAD], plain: ['#eceff3', MUTED] } as const;

/** What the report itself does not say: where the spreadsheet opens; why the person gets it, and how to stop. */
export interface Wrapping {
  readonly address: string;
  readonly closing: string;
}

/** A whole document. */
export function renderHtml(report: ReportContent, { address, closing }: Wrapping): string {
  const { subject, intro, figures, sections } = report;
  return [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light only">',
    `<title>${escapeHtml(subject)}</title></head><body style="margin:0;padding:0;background-color:#f0f4f9">`,
    // What a list of messages shows beside the subject.
    `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(intro)}</div>`,
    `${TABLE} bgcolor="#f0f4f9"><tr><td align="center" style="padding:0">`,
    `${TABLE} bgcolor="#ffffff" style="max-width:600px">`,
    band(report),
    row(
      '18px 20px 0 20px',
      `<p style="${FONT}font-size:16px;line-height:24px;color:${INK};margin:0">${escapeHtml(intro)}</p>`,
    ),
    row('4px 20px 0 20px', tiles(figures)),
    ...sections.map((section) => row('24px 20px 0 20px', showSection(section))),
    row('24px 20px 28px 20px', button(address)),
    foot(report, closing),
    '</table></td></tr></table></body></html>',
  ].join('\n');
}

function row(padding: string, content: string): string {
  return `<tr><td bgcolor="#ffffff" style="padding:${padding}">${content}</td></tr>`;
}

function line(style: string, text: string): string {
  return text === '' ? '' : `<div style="${style}">${escapeHtml(text)}</div>`;
}

function band({ name, period }: ReportContent): string {
  return `<tr><td bgcolor="${BRAND}" style="padding:18px 20px">${line(`${SMALL}color:#d5ebe4`, `Pistil, ${name.charAt(0).toLowerCase()}${name.slice(1)}`)}<h1 style="${FONT}font-size:22px;line-height:28px;color:#ffffff;font-weight:bold;margin:0">${escapeHtml(period)}</h1></td></tr>`;
}

/** Numbers that wrap share the width; an amount is long, so that its figures are smaller. */
function tiles(figures: readonly Figure[]): string {
  const size = figures.some(({ value }) => value.length > 5) ? 20 : 28;
  const width = Math.floor(100 / figures.length);
  const cells = figures.map(
    ({ value, label, tone }) =>
      `<td width="${width}%" valign="top" style="padding:14px 6px 14px 0">${line(`${FONT}font-size:${size}px;line-height:32px;color:${tone === 'bad' ? BAD : BRAND};font-weight:bold`, value)}${line(`${FONT}font-size:14px;line-height:18px;color:${MUTED}`, label)}</td>`,
  );
  return `${TABLE} style="table-layout:fixed"><tr>${cells.join('')}</tr></table>`;
}

function showSection({ title, items, grid, note, source }: Section): string {
  const heading = `<h2 style="${FONT}font-size:17px;line-height:22px;color:${BRAND};font-weight:bold;margin:0">${escapeHtml(title)}</h2>`;
  return [
    `${TABLE}><tr><td style="border-bottom:2px solid ${BRAND};padding-bottom:6px">${heading}</td></tr>`,
    ...items.map(showItem),
    grid === null ? '' : `<tr><td style="padding:4px 0 0 0">${showGrid(grid)}</td></tr>`,
    note === '' && source === ''
      ? ''
      : `<tr><td style="padding:10px 0 0 0">${line(`${SMALL}color:${INK}`, note)}${line(`${FONT}font-size:13px;line-height:18px;color:${MUTED}`, source)}</td></tr>`,
    '</table>',
  ].join('');
}

function showItem({ score, title, place, badge, badgeTone, text }: Item): string {
  const [ground, ink] = BADGES[badgeTone];
  const tag =
    badge === ''
      ? ''
      : `<span style="display:inline-block;padding:1px 6px;background-color:${ground};color:${ink};font-size:13px;line-height:18px;white-space:nowrap">${escapeHtml(badge)}</span> `;
  const last =
    tag === '' && text === ''
      ? ''
      : `<div style="${SMALL}color:${INK};padding-top:2px">${tag}${escapeHtml(text)}</div>`;
  const words = `${line(`${FONT}font-size:16px;line-height:22px;color:${INK};font-weight:bold`, title)}${line(`${SMALL}color:${MUTED}`, place)}${last}`;
  const content =
    score === null
      ? words
      : `${TABLE}><tr><td width="52" valign="top">${disc(score)}</td><td valign="top">${words}</td></tr></table>`;
  return `<tr><td style="padding:12px 0;border-bottom:1px solid ${LINE}">${content}</td></tr>`;
}

/** Square where a client knows no radius. */
function disc(score: number): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td width="40" height="40" align="center" valign="middle" bgcolor="${BRAND}" style="border-radius:20px"><span style="${FONT}font-size:16px;line-height:20px;color:#ffffff;font-weight:bold">${score}</span></td></tr></table>`;
}

/** Figures at the right, under their head; a real table for screen readers. */
function showGrid({ head, rows }: Grid): string {
  const style = (index: number) => `padding:6px 0 6px ${index === 0 ? 0 : 8}px;border-bottom:1px solid ${LINE}`;
  const align = (index: number) => (index === 0 ? 'left' : 'right');
  const heads = head.map((text, index) => {
    const tag = text === '' ? 'td' : 'th scope="col"';
    return `<${tag} align="${align(index)}" valign="bottom" style="${FONT}font-size:12px;line-height:16px;color:${MUTED};font-weight:normal;${style(index)}">${escapeHtml(text)}</${text === '' ? 'td' : 'th'}>`;
  });
  const body = rows.map((cells) =>
    cells
      .map(
        (text, index) =>
          `<td align="${align(index)}" valign="top" style="${FONT}font-size:14px;line-height:18px;color:${INK};${style(index)}">${escapeHtml(text)}</td>`,
      )
      .join(''),
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0"><tr>${heads.join('')}</tr>${body.map((cells) => `<tr>${cells}</tr>`).join('')}</table>`;
}

/** The cell is the button, so that it stays one where a link has no padding. */
function button(address: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#0b57d0" style="border-radius:22px"><a href="${escapeHtml(address)}" style="display:inline-block;padding:12px 24px;${FONT}font-size:16px;line-height:20px;color:#ffffff;text-decoration:none;font-weight:bold">Ouvrir le classeur</a></td></tr></table>`;
}

function foot({ ending, figures }: ReportContent, closing: string): string {
  const style = `${FONT}font-size:13px;line-height:19px;color:${MUTED}`;
  const sources = figures.map(({ label, source }) =>
    line(style, `${label.charAt(0).toUpperCase()}${label.slice(1)}\u00a0: ${source}.`),
  );
  return `<tr><td bgcolor="#f8fafd" style="padding:16px 20px 24px 20px;border-top:1px solid ${LINE}">${line(style, ending)}${sources.join('')}${line(`${style};padding-top:8px`, closing)}</td></tr>`;
}
