import { describe, expect, test } from 'vitest';
import { contacts, drafts, journal, settings } from '../../../src/crm/tables/index.ts';
import { everyFiveMinutes } from '../../../src/jobs/automations/every-five-minutes.ts';
import { loadDrafts } from '../../../src/jobs/drafts/load-drafts.ts';
import { type DraftRewriting, requestRewrite, rewriteDraft } from '../../../src/jobs/drafts/rewrite-draft.ts';
import { readSpending } from '../../../src/jobs/engine/spending.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, rowsOf, smallCrm } from '../crm-workbook.ts';
import { keptByMalik } from '../errands/two-accounts.ts';

const BODY = 'Bonjour Claire Vasseur,\n\nParlons de vos parcs avec Claire : claire@valmarais.example.\n\nMalik Benali';
const SEEN = { subject: 'Vos parcs', body: BODY, approved: true };
const OTHER =
  'Vous préparez la gestion de vos parcs. Nous pouvons vous aider, avec un suivi des espèces dans la durée.';

function town(): MemoryPorts {
  const ports = smallCrm();
  fill(ports);
  return ports;
}

function fill(ports: MemoryPorts): void {
  changeRow(ports, contacts, 'CT-CLAIRE', { source: 'BOAMP', assignee: 'Malik Benali' });
  addRows(ports, drafts, [
    {
      id: 'BR-CLAIRE',
      status: 'À relire',
      ...SEEN,
      contact: 'Claire Vasseur (Ville de Valmarais)',
      contactId: 'CT-CLAIRE',
      assignee: 'Malik Benali',
      action: 'Écrire',
      origin: 'Modèle de PARAMETRES',
      cost: 0.01,
    },
  ]);
}

/** A key, and what Claude answers. @returns the questions as they left */
function withClaude(ports: MemoryPorts, body = OTHER, during: () => void = () => undefined): string[] {
  ports.secrets.set('claude', 'sk-ant-essai-0123456789abcdef');
  const asked: string[] = [];
  ports.http.answer = ({ body: question }) => {
    asked.push(String(JSON.parse(question ?? '{}').messages[0].content));
    during();
    const value = {
      action: 'Proposer une visite',
      reason: 'Une affaire est ouverte.',
      quote: 'Gestion différenciée des parcs',
      subject: 'Vos parcs, en bref',
      body,
    };
    return {
      status: 200,
      headers: {},
      body: JSON.stringify({
        model: 'claude-haiku-5-5',
        content: [{ type: 'text', text: JSON.stringify(value) }],
        stop_reason: 'end_turn',
        usage: { input_tokens: 900, output_tokens: 80 },
      }),
    };
  };
  return asked;
}

const rewrite = (ports: MemoryPorts, over: Partial<DraftRewriting> = {}) =>
  rewriteDraft(ports, { id: 'BR-CLAIRE', wish: 'plus court', seen: SEEN, ...over });
const draftOf = (ports: MemoryPorts) => rowsOf(ports, drafts)[0];

describe('another version of a draft', () => {
  test('is written anew from the facts and the wish; the tick goes, what it cost adds up, and it can be taken back', () => {
    const ports = town();
    const before = draftOf(ports);
    const asked = withClaude(ports);
    ports.gate.reset();
    const done = rewrite(ports);
    // The key; six tables; the budget, twice; the question and what is kept of it; then one operation, of nine calls.
    expect(ports.gate.weighted()).toBe(21);
    if (!done.ok) throw new Error(done.error.message);
    expect(draftOf(ports)).toMatchObject({
      subject: 'Vos parcs, en bref',
      body: `Bonjour Claire Vasseur,\n\n${OTHER}\n\nMalik Benali`,
      action: 'Proposer une visite',
      origin: 'claude-haiku-5-5, rewrite-message.v1',
      status: 'À relire',
    });
    expect(draftOf(ports)?.approved).toBeUndefined();
    expect(draftOf(ports)?.cost).toBeGreaterThan(0.01);
    expect(readSpending(ports).claude).toBeGreaterThan(0);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('<souhait>\nplus court\n</souhait>');
    expect(asked[0]).toContain('Parlons de vos parcs avec (nom) : (adresse)');
    expect(asked[0]).not.toMatch(/Claire|Vasseur|Malik|Benali|valmarais\.example/);
    expect(undoOperation(ports, { operation: String(done.value.operation) }).ok).toBe(true);
    expect(draftOf(ports)).toEqual(before);
    expect(ports.mailer.mails).toEqual([]);
  });

  test('leaves the draft as it is, and says why, when it cannot be had', () => {
    const cases: readonly (readonly [code: string, prepare: (ports: MemoryPorts) => void])[] = [
      ['draft.no-key', () => undefined],
      [
        'draft.unusable',
        (ports) => withClaude(ports, 'Écrivez à (nom) : nous avons des offres pour vous et vos parcs.'),
      ],
      ['draft.unusable', (ports) => withClaude(ports, 'Parlons de vos parcs avec (nom) : (adresse)')],
      [
        'claude.unauthorized',
        (ports) => {
          withClaude(ports);
          ports.http.answer = () => ({ status: 401, headers: {}, body: '{}' });
        },
      ],
      [
        'claude.unavailable',
        (ports) => {
          withClaude(ports);
          ports.http.answer = () => ({ status: 0, headers: {}, body: '', reason: 'Address unavailable' });
        },
      ],
      [
        'budget.spent',
        (ports) => {
          withClaude(ports);
          const row = rowsOf(ports, settings).findIndex(({ name }) => String(name).startsWith('Budget'));
          const value = settings.columns.findIndex(({ key }) => key === 'value') + 1;
          ports.book.put(settings.tab, row + 2, value, [[0]]);
        },
      ],
      [
        'draft.objected',
        (ports) => {
          withClaude(ports);
          changeRow(ports, contacts, 'CT-CLAIRE', { optedOut: true });
        },
      ],
    ];
    for (const [code, prepare] of cases) {
      const ports = town();
      prepare(ports);
      const before = draftOf(ports);
      expect(rewrite(ports)).toMatchObject({ ok: false, error: { code } });
      expect(draftOf(ports), code).toEqual(before);
    }
  });

  test('is asked of the account that keeps the key, and served once there', () => {
    const { malik, ines } = keptByMalik(['claude']);
    fill(malik);
    const asked = withClaude(malik);
    malik.secrets.remove('claude');
    malik.secrets.keep('claude', 'sk-ant-essai-0123456789abcdef');
    const request = { id: 'BR-CLAIRE', wish: 'plus direct', seen: SEEN };
    expect(requestRewrite(ines, request)).toMatchObject({ ok: true, value: { operation: null } });
    requestRewrite(ines, request);
    expect(draftOf(ines)).toMatchObject({ body: BODY });
    const listed = loadDrafts(ines);
    if (!listed.ok) throw new Error(listed.error.message);
    expect(listed.value).toMatchObject({ hasKey: true, requests: [expect.stringContaining('Vos parcs')] });
    for (let passage = 0; passage < 2; passage += 1) expect(everyFiveMinutes(malik).ok).toBe(true);
    expect(asked).toHaveLength(1);
    expect(draftOf(ines)).toMatchObject({ subject: 'Vos parcs, en bref' });
  });

  test('gives way to a colleague who types meanwhile; what was paid is told in JOURNAL', () => {
    const ports = town();
    withClaude(ports, OTHER, () => changeRow(ports, drafts, 'BR-CLAIRE', { body: 'Bonjour, à demain.' }));
    expect(rewrite(ports)).toMatchObject({ ok: false, error: { code: 'draft.changed' } });
    expect(draftOf(ports)).toMatchObject({ body: 'Bonjour, à demain.', approved: true });
    expect(rowsOf(ports, journal).at(-1)?.cost).toBeGreaterThan(0);
    const asked = withClaude(ports);
    expect(rewrite(ports)).toMatchObject({ ok: false, error: { code: 'draft.changed' } });
    expect(asked).toEqual([]);
  });
});
