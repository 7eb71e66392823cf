import { describe, expect, test } from 'vitest';
import { companies, enrichments, journal } from '../../../src/crm/tables/index.ts';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import { readSpending } from '../../../src/jobs/engine/spending.ts';
import { askOpinions } from '../../../src/jobs/scores/ask-opinions.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import type { HttpAnswer } from '../../../src/ports.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { changeRow, rowsOf, smallCrm } from '../crm-workbook.ts';

const MESSAGES = 'https://api.anthropic.com/v1/messages';

function message(value: unknown): HttpAnswer {
  return {
    status: 200,
    headers: {},
    body: JSON.stringify({
      model: 'claude-haiku-5-5',
      content: [
        { type: 'thinking', thinking: 'Lire les faits.' },
        { type: 'text', text: JSON.stringify(value) },
      ],
      stop_reason: 'end_turn',
      usage: { input_tokens: 900, output_tokens: 80, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
    }),
  };
}

/** A town near the threshold, whose commitments the rules count but do not read. */
function nearThreshold(): MemoryPorts {
  const ports = smallCrm();
  changeRow(ports, companies, 'EN-VALMAR', {
    size: 12_400,
    commitments: 'Plan pollinisateurs voté en 2025',
    budget: 60_000,
  });
  ports.secrets.set('claude', 'sk-ant-essai-0123456789abcdef');
  ports.http.answer = ({ url }) => {
    expect(url).toBe(MESSAGES);
    return message({ adjustment: 8, reason: 'Le plan est déjà voté.', quote: 'Plan pollinisateurs voté' });
  };
  ports.gate.reset();
  return ports;
}

const ask = (ports: MemoryPorts) => askOpinions(ports, openSlice(ports.clock));
const townOf = (ports: MemoryPorts) => rowsOf(ports, companies).find(({ id }) => id === 'EN-VALMAR') ?? {};

describe('asking Claude about a company near the threshold', () => {
  test('moves its score, says why, and keeps model, question, print and cost', () => {
    const ports = nearThreshold();
    scoreAll(ports);
    const rules = Number(townOf(ports).score);
    expect(ask(ports)).toMatchObject({ ok: true, value: { summary: '1\u00a0avis de Claude.' } });
    scoreAll(ports);
    expect(townOf(ports).score).toBe(rules + 8);
    expect(townOf(ports).scoreDetail).toContain('Avis de Claude\u00a0: +8\u00a0points, le plan est déjà voté.');
    expect(townOf(ports).opinionOrigin).toMatch(/^claude-haiku-5-5, score-opinion\.v1, empreinte [0-9a-z]+$/);
    expect(rowsOf(ports, enrichments)).toMatchObject([{ subjectId: 'EN-VALMAR', field: 'Avis de Claude' }]);
    expect(readSpending(ports).claude).toBeGreaterThan(0);
  });

  test('is done once for the same facts, and again when they change', () => {
    const ports = nearThreshold();
    ask(ports);
    ask(ports);
    expect(ports.http.requests).toHaveLength(1);
    changeRow(ports, companies, 'EN-VALMAR', { commitments: 'Plan pollinisateurs voté en 2025, puis abandonné' });
    ask(ports);
    expect(ports.http.requests).toHaveLength(2);
  });

  test('an opinion on facts that have changed no longer counts', () => {
    const ports = nearThreshold();
    scoreAll(ports);
    const rules = townOf(ports).score;
    ask(ports);
    changeRow(ports, companies, 'EN-VALMAR', { sector: 'Ville moyenne' });
    scoreAll(ports);
    expect(townOf(ports).score).toBe(rules);
    expect(townOf(ports).scoreDetail).not.toContain('Avis de Claude');
  });

  test('an answer that no fact supports is not kept, though it is paid for', () => {
    const ports = nearThreshold();
    ports.http.answer = () => message({ adjustment: 10, reason: 'Excellent.', quote: 'Budget illimité' });
    expect(ask(ports)).toMatchObject({ ok: true });
    expect(townOf(ports).opinionPoints).toBeUndefined();
    expect(readSpending(ports).claude).toBeGreaterThan(0);
    expect(rowsOf(ports, journal).map(({ action, cost }) => [action, Number(cost) > 0])).toContainEqual([
      'companies.opinion',
      true,
    ]);
  });

  test('is not done beyond the day’s budget', () => {
    const ports = nearThreshold();
    ports.world.store.set('pistil.spending', JSON.stringify({ day: '2026-6-16', euros: { claude: 1.9999 } }));
    const asked = ask(ports);
    expect(ports.http.requests).toEqual([]);
    expect(asked.ok && asked.value.summary).toContain('Le budget du jour est atteint');
  });

  test('is not done for a company far from the threshold, nor without a key', () => {
    const far = smallCrm();
    far.secrets.set('claude', 'sk-ant-essai-0123456789abcdef');
    expect(ask(far)).toEqual({ ok: true, value: { summary: '' } });
    const keyless = nearThreshold();
    keyless.secrets.remove('claude');
    keyless.gate.reset();
    expect(ask(keyless)).toMatchObject({
      value: { summary: 'Sans clé Claude, les scores viennent des règles seules.' },
    });
    expect(keyless.gate.calls.filter(({ kind }) => kind === 'read')).toEqual([]);
  });

  test.each([500, 529, 429])(
    'an answer %d of Claude’s leaves the scores to the rules, and is tried again the next night',
    (status) => {
      const ports = nearThreshold();
      const { answer } = ports.http;
      ports.http.answer = () => ({ status, headers: {}, body: '{"type":"error","error":{"type":"api_error"}}' });
      const asked = ask(ports);
      expect(asked.ok && asked.value.summary).toMatch(/Claude/);
      expect(townOf(ports).opinionPoints).toBeUndefined();
      ports.http.answer = answer;
      ask(ports);
      expect(townOf(ports).opinionPoints).toBe(8);
    },
  );
});
