import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { companies, opportunities, settings } from '../../src/crm/tables/index.ts';
import type { RowOf } from '../../src/crm/tables/table.ts';
import { type Browser, launchChromium } from '../browser/launch-chromium.ts';
import { addRows, historyRows, rowsOf, smallCrm } from '../jobs/crm-workbook.ts';
import type { MemoryPorts } from '../ports/memory-ports.ts';
import { expectTidyAt, type Line, openPage } from './open-page.ts';

let browser: Browser;
let page: Page;
let line: Line;
let ports: MemoryPorts;

const DIALOG = { width: 1200, height: 720 };
const tidy = () => expectTidyAt(page, [{ width: 900, height: 720 }, DIALOG]);

beforeAll(async () => {
  browser = await launchChromium(DIALOG);
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

const DEALS: readonly Partial<RowOf<typeof opportunities>>[] = [
  deal('OP-NOUES1', 'Noues et haies du parc logistique', 'Qualifié', {
    amount: 41_000,
    channel: 'Entreprises RSE',
    assignee: 'Malik Benali',
    stageSince: new Date(2026, 4, 10),
    nextAction: 'Relancer É. Marchand',
    dueOn: new Date(2026, 5, 15),
  }),
  deal('OP-MARE01', 'Mare pédagogique', 'Contacté', {
    amount: 11_500,
    channel: 'BOAMP',
    assignee: 'Inès Carpentier',
    stageSince: new Date(2026, 5, 7),
    company: 'Laboratoires Mélisse',
    companyId: 'EN-MELISS',
  }),
  deal('OP-VERGER', 'Verger partagé', 'Gagné', {
    amount: 17_200,
    closedOn: new Date(2026, 5, 3),
    assignee: 'Inès Carpentier',
  }),
  deal('OP-MURVEG', 'Mur végétal', 'Perdu', { amount: 19_000, closedOn: new Date(2026, 5, 9), lossReason: 'Budget' }),
  deal('OP-ANCIEN', 'Audit de 2025', 'Gagné', { amount: 9_000, closedOn: new Date(2025, 10, 3) }),
];

function deal(id: string, title: string, stage: string, more: Partial<RowOf<typeof opportunities>>) {
  return { id, title, stage, validatedStage: stage, ...more };
}

async function open(prepare: (ports: MemoryPorts) => void = () => {}, held = false) {
  ports = smallCrm();
  addRows(ports, opportunities, DEALS);
  prepare(ports);
  ({ page, line } = await openPage(browser, 'kanban', ports, held));
  await page.setViewportSize(DIALOG);
  page.setDefaultTimeout(8_000);
  if (!held) await page.waitForSelector('#filter-owner');
}

const text = async (selector: string) =>
  (await page.locator(selector).first().innerText()).replace(/[\u00a0\u202f]/g, ' ');
const column = (stage: string) => page.locator(`[data-stage="${stage}"]`);
const stageOf = (id: string) => rowsOf(ports, opportunities).find((row) => row.id === id)?.stage;
const focused = () => page.evaluate(() => document.activeElement?.id);
const said = async () => (await page.locator('#page > p[role="status"]').innerText()).replace(/[\u00a0\u202f]/g, ' ');
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('« Pipeline »', () => {
  test('has the shape of the board while it loads', async () => {
    await open(undefined, true);
    await expect.poll(() => page.locator('.sk').count()).toBeGreaterThan(5);
    await tidy();
    line.held = false;
    await page.waitForSelector('#filter-owner');
  });

  test('shows each stage with its count, its sum and its probability; cards with what matters', async () => {
    await open();
    const head = (await column('Qualifié').locator('.col__head').innerText()).replace(/[\u00a0\u202f]/g, ' ');
    expect(head).toContain('41 000 €');
    expect(head).toMatch(/\d+ %/);
    const card = (await page.locator('#OP-NOUES1').innerText()).replace(/[\u00a0\u202f]/g, ' ');
    expect(card).toContain('Bloquée, 37 j');
    expect(card).toContain('En retard, 15 juin');
    expect(card).toContain('MB');
    await expect.poll(() => page.locator('#OP-NOUES1').getAttribute('class')).toContain('deal--stuck');
    await expect.poll(() => text('.totals')).toContain('3 opportunités ouvertes');
    await tidy();
  });

  test('shows what was won and lost this month, and nothing older', async () => {
    await open();
    await expect.poll(() => column('Gagné').innerText()).toContain('Verger partagé');
    await expect.poll(() => column('Gagné').innerText()).not.toContain('Audit de 2025');
    await expect.poll(() => column('Perdu').innerText()).toContain('(Budget)');
    await expect.poll(() => column('Perdu').innerText()).toContain('en juin');
  });

  test('with no open opportunity says so, and offers to create one', async () => {
    await open((on) => {
      for (let row = 5; row > 1; row -= 1) on.book.deleteRow('OPPORTUNITES', row);
      on.book.deleteRow('OPPORTUNITES', 2);
    });
    await expect.poll(() => text('.empty')).toContain('Aucune opportunité ouverte');
    await tidy();
    await page.getByRole('button', { name: 'Nouvelle opportunité' }).click();
    expect(line.calls.at(-1)).toEqual({ method: 'pages.open', input: { page: 'create', subject: 'opportunities' } });
  });

  test('filters by person, channel, stuck and words, and says when nothing is left', async () => {
    await open();
    await page.selectOption('#filter-owner', 'Malik Benali');
    await expect.poll(() => page.locator('.deal').count()).toBe(1);
    await expect.poll(() => text('.totals')).toContain('1 opportunité sur 3');
    await page.selectOption('#filter-owner', '');
    await page.locator('#filter-stuck').check();
    await expect.poll(() => page.locator('.deal').count()).toBe(1);
    await page.locator('#filter-text').fill('pedago');
    await expect.poll(() => text('.empty')).toContain('Aucune opportunité ne correspond');
    await expect.poll(() => text('.empty')).toContain('Aucune carte bloquée avec « pedago ».');
    await tidy();
    await page.locator('.empty').getByRole('button', { name: 'Tout afficher' }).click();
    await expect.poll(() => page.locator('.deal').count()).toBe(3);
  });

  test('shows the team’s own words for the stages of a channel', async () => {
    await open();
    await page.selectOption('#filter-channel', 'BOAMP');
    await expect.poll(() => text('[data-stage="Lead"] .col__word')).toBe('« Détection »');
    await tidy();
  });

  test('is walked with the arrows, and a card carried with Espace, ← → and Entrée', async () => {
    await open((on) => {
      const scored = on.book.rows('ENTREPRISES')[0]?.indexOf('Score ICP') ?? 0;
      on.book.put('ENTREPRISES', 3, scored + 1, [[90]]);
      addRows(on, companies, []);
    });
    await page.locator('#OP-PARCS1').focus();
    await press('ArrowRight');
    await expect.poll(() => focused()).toBe('OP-NOUES1');
    await press('ArrowRight');
    await expect.poll(() => focused()).toBe('OP-MARE01');
    await press(' ');
    await tidy();
    await press('ArrowLeft');
    await expect.poll(() => text('.carry')).toContain('Contacté → Qualifié');
    await expect.poll(() => said()).toBe('Vers Qualifié');
    // It stands over the column that it would be dropped in, and a ghost keeps its place.
    await expect.poll(() => column('Qualifié').locator('#OP-MARE01').count()).toBe(1);
    await expect.poll(() => column('Contacté').locator('.deal--ghost').count()).toBe(1);
    await expect.poll(() => focused()).toBe('OP-MARE01');
    await tidy();
    await press('Escape');
    await expect.poll(() => said()).toBe('La carte reste en Contacté');
    await expect.poll(() => focused()).toBe('OP-MARE01');
    await expect.poll(() => column('Contacté').locator('#OP-MARE01').count()).toBe(1);
    expect(stageOf('OP-MARE01')).toBe('Contacté');
    await press(' ', 'ArrowLeft', 'Enter');
    await page.waitForSelector('.toast');
    expect(stageOf('OP-MARE01')).toBe('Qualifié');
    await expect.poll(() => focused()).toBe('OP-MARE01');
    expect(historyRows(ports).at(-1)).toMatchObject({ subjectId: 'OP-MARE01', from: 'Contacté', to: 'Qualifié' });
    await tidy();
    await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
    await column('Contacté').locator('#OP-MARE01').waitFor();
    expect(stageOf('OP-MARE01')).toBe('Contacté');
  });

  test('a card dragged where its gate refuses goes back, and the panel says what is missing', async () => {
    await open();
    await page.locator('#OP-PARCS1').dragTo(column('Qualifié').locator('.col__list'));
    await page.waitForSelector('.gate');
    await expect.poll(() => text('.gate')).toContain('La carte reste en Lead');
    await expect.poll(() => text('.gate')).toContain('Score ICP au-dessus de 70');
    expect(stageOf('OP-PARCS1')).toBe('Lead');
    await expect.poll(() => column('Lead').locator('#OP-PARCS1').count()).toBe(1);
    await tidy();
    await press('Escape');
    await expect.poll(() => page.locator('.gate').count()).toBe(0);
    await expect.poll(() => focused()).toBe('OP-PARCS1');
  });

  test('a gate is passed over for a reason, which HISTORIQUE keeps', async () => {
    await open();
    await page.locator('#OP-PARCS1').focus();
    await press(' ', 'ArrowRight', 'Enter');
    await page.waitForSelector('.gate');
    await page.getByRole('button', { name: 'Passer outre…' }).click();
    await page.getByRole('button', { name: 'Passer en Qualifié' }).click();
    await page.waitForSelector('#gate-reason-error');
    await tidy();
    await page.locator('#gate-reason').fill('Budget annoncé oralement.');
    await page.getByRole('button', { name: 'Passer en Qualifié' }).click();
    await page.waitForSelector('.toast');
    expect(stageOf('OP-PARCS1')).toBe('Qualifié');
    const forced = historyRows(ports).find(({ subjectId, to }) => subjectId === 'OP-PARCS1' && to === 'Qualifié');
    expect(forced).toMatchObject({ forcedReason: 'Budget annoncé oralement.' });
  });

  test('a gate is answered where it refuses: each field said to be wrong, then the move and its fields in one operation', async () => {
    await open();
    await column('Proposition envoyée').scrollIntoViewIfNeeded();
    await page.locator('#OP-MARE01').dragTo(column('Proposition envoyée').locator('.col__list'));
    await page.waitForSelector('.gate');
    await expect.poll(() => text('.missing')).toContain('aucun contact principal n’est choisi');
    await expect.poll(() => focused()).toBe('gate-contact');
    await press('Enter');
    await expect.poll(() => text('#gate-contact-error')).toBe('À remplir pour passer en Proposition envoyée.');
    await tidy();
    await page.locator('#gate-contact').fill('Personne de ce nom');
    await page.locator('#gate-closesOn').fill('2026-06-26');
    await press('Enter');
    await page.locator('#gate-contact-error', { hasText: 'Personne de ce nom' }).waitFor();
    await tidy();
    await page.locator('#gate-contact').fill('Nadia Cherif (Laboratoires Mélisse)');
    await press('Enter');
    await page.waitForSelector('.toast');
    await expect.poll(() => focused()).toBe('OP-MARE01');
    expect(rowsOf(ports, opportunities).find(({ id }) => id === 'OP-MARE01')).toMatchObject({
      stage: 'Proposition envoyée',
      contactId: 'CT-NADIA1',
      closesOn: new Date(2026, 5, 26),
    });
    await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
    await column('Contacté').locator('#OP-MARE01').waitFor();
    expect(rowsOf(ports, opportunities).find(({ id }) => id === 'OP-MARE01')).not.toHaveProperty('contactId');
  });

  test('a reason that could not be sent stays in the panel', async () => {
    await open();
    await page.locator('#OP-PARCS1').focus();
    await press(' ', 'ArrowRight', 'Enter');
    await page.waitForSelector('.gate');
    await page.getByRole('button', { name: 'Passer outre…' }).click();
    await page.locator('#gate-reason').fill('Budget annoncé oralement.');
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    await page.getByRole('button', { name: 'Passer en Qualifié' }).click();
    await page.locator('.gate [role="alert"]').waitFor();
    await expect.poll(() => text('.gate [role="alert"]')).toContain('La connexion a été coupée');
    await expect.poll(() => page.locator('#gate-reason').inputValue()).toBe('Budget annoncé oralement.');
    await tidy();
  });

  test('losing a deal asks for its reason, and winning one for its amount and date', async () => {
    await open();
    await page.locator('#OP-MARE01').dragTo(column('Perdu'));
    await page.waitForSelector('.gate--ask');
    await expect.poll(() => text('.gate')).toContain('Dites pourquoi l’affaire est perdue');
    await expect.poll(() => page.locator('.deal--refused').count()).toBe(0);
    await tidy();
    await page.locator('#gate-lossReason').fill('Projet reporté');
    await page.getByRole('button', { name: 'Passer en Perdu' }).click();
    await page.waitForSelector('.toast');
    await expect.poll(() => text('.toast')).toContain('« Mare pédagogique » est perdue.');
    await expect.poll(() => column('Perdu').innerText()).toContain('(Projet reporté)');
    expect(rowsOf(ports, opportunities).find(({ id }) => id === 'OP-MARE01')).toMatchObject({
      stage: 'Perdu',
      lossReason: 'Projet reporté',
      closedOn: new Date(2026, 5, 16),
    });
    await page.locator('#OP-PARCS1').focus();
    // Seven stages on, the last but one is « Gagné ».
    await press(' ', ...Array.from({ length: 9 }, () => 'ArrowRight'), 'ArrowLeft');
    await expect.poll(() => text('.carry')).toContain('Lead → Gagné');
    await press('Enter');
    await page.waitForSelector('#gate-amount');
    await page.locator('#gate-amount').fill('beaucoup');
    await page.locator('#gate-closesOn').fill('2026-06-16');
    await page.getByRole('button', { name: 'Passer en Gagné' }).click();
    await page.waitForSelector('#gate-amount-error');
    await tidy();
    await page.locator('#gate-amount').fill('48 000');
    await page.getByRole('button', { name: 'Passer en Gagné' }).click();
    await column('Gagné').getByText('Gestion différenciée des parcs').waitFor();
    await expect.poll(() => text('.toast')).toContain('est gagnée.');
    // The card has left the columns: the keyboard goes on from the one beside it.
    await expect.poll(() => focused()).toBe('OP-NOUES1');
    expect(rowsOf(ports, opportunities).find(({ id }) => id === 'OP-PARCS1')).toMatchObject({
      stage: 'Gagné',
      amount: 48_000,
    });
  });

  test('cards moved one after the other do not wait for one another', async () => {
    await open();
    line.held = true;
    await page.locator('#OP-MARE01').dragTo(column('Lead').locator('.col__list'));
    await page.locator('#OP-NOUES1').dragTo(column('Lead').locator('.col__list'));
    await expect.poll(() => column('Lead').locator('.deal[aria-busy="true"]').count()).toBe(2);
    await page.locator('#OP-MARE01').focus();
    await press(' ');
    await expect.poll(() => said()).toBe('Son déplacement est en cours d’enregistrement');
    await tidy();
    line.held = false;
    await page.waitForFunction(() => document.querySelectorAll('.deal[aria-busy="true"]').length === 0);
    expect([stageOf('OP-MARE01'), stageOf('OP-NOUES1')]).toEqual(['Lead', 'Lead']);
    expect(line.calls.filter(({ method }) => method === 'opportunities.move')).toHaveLength(2);
  });

  test('an undo leaves what a colleague has changed since, and says so', async () => {
    await open();
    await page.locator('#OP-MARE01').dragTo(column('Lead').locator('.col__list'));
    await page.waitForSelector('.toast');
    const [header = []] = ports.book.rows('OPPORTUNITES');
    const row = ports.book.rows('OPPORTUNITES').findIndex((cells) => cells.includes('OP-MARE01')) + 1;
    ports.book.put('OPPORTUNITES', row, header.indexOf('Statut') + 1, [['Négociation']]);
    await page.locator('.toast').getByRole('button', { name: 'Annuler' }).click();
    await page.waitForSelector('.banner--warning');
    await expect.poll(() => text('.banner--warning')).toContain('Une partie reste telle quelle');
    await tidy();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await expect.poll(() => page.locator('.banner').count()).toBe(0);
  });

  test('O opens the card, J the journal on its contact', async () => {
    await open();
    await page.locator('#OP-PARCS1').focus();
    await press('o', 'j');
    expect(line.calls.slice(-2)).toEqual([
      { method: 'pages.open', input: { page: 'record', subject: 'OP-PARCS1' } },
      { method: 'pages.open', input: { page: 'journal', subject: 'OP-PARCS1' } },
    ]);
    await page.locator('#OP-MARE01').dblclick();
    expect(line.calls.at(-1)?.input).toEqual({ page: 'record', subject: 'OP-MARE01' });
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    await page.locator('#OP-MARE01').dblclick();
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('La page ne s’est pas ouverte');
  });

  test('a card that a colleague has moved meanwhile stays where they put it, and the page says so', async () => {
    await open();
    const [header = []] = ports.book.rows('OPPORTUNITES');
    const row = ports.book.rows('OPPORTUNITES').findIndex((cells) => cells.includes('OP-MARE01')) + 1;
    for (const name of ['Statut', 'Étape validée'])
      ports.book.put('OPPORTUNITES', row, header.indexOf(name) + 1, [['Négociation']]);
    await page.locator('#OP-MARE01').focus();
    await press(' ', 'ArrowLeft', 'Enter');
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => text('.banner--danger')).toContain('a changé entre-temps');
    await column('Négociation').locator('#OP-MARE01').waitFor();
    await tidy();
  });

  test('a card goes back when the network fails', async () => {
    await open();
    line.broken = 'NetworkError: connection failure due to HTTP 0';
    await page.locator('#OP-MARE01').focus();
    await press(' ', 'ArrowLeft', 'Enter');
    await page.waitForSelector('.banner--danger');
    await expect.poll(() => column('Contacté').locator('#OP-MARE01').count()).toBe(1);
    await expect.poll(() => focused()).toBe('OP-MARE01');
    await tidy();
    // The answer was lost, not the move: reading again tells.
    line.broken = null;
    await page.getByRole('button', { name: 'Actualiser' }).click();
    await column('Qualifié').locator('#OP-MARE01').waitFor();
  });

  test('follows PARAMETRES: the number of days after which a card is stuck', async () => {
    await open((on) => {
      const row = rowsOf(on, settings).findIndex(
        ({ group, name }) => String(group).includes('durée') && name === 'Qualifié',
      );
      on.book.put('PARAMETRES', row + 2, 3, [[60]]);
    });
    await expect.poll(() => page.locator('.deal--stuck').count()).toBe(0);
  });
});
