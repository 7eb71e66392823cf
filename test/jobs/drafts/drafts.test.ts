import { describe, expect, test } from 'vitest';
import { contacts, drafts, interactions, journal } from '../../../src/crm/tables/index.ts';
import { editDraft, settleDraft } from '../../../src/jobs/drafts/edit-draft.ts';
import { loadDrafts, sendNow } from '../../../src/jobs/drafts/load-drafts.ts';
import { sendDrafts } from '../../../src/jobs/drafts/send-drafts.ts';
import { writeDrafts } from '../../../src/jobs/drafts/write-drafts.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import { readSpending } from '../../../src/jobs/engine/spending.ts';
import { recover } from '../../../src/sheet/index.ts';
import { killAt } from '../../ports/kill-at.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, contactRow, interactionRows, person, rowsOf, smallCrm } from '../crm-workbook.ts';

/** Claire may be written to: known source, somebody of the team in charge, nothing said for three weeks. */
function town(): MemoryPorts {
  const ports = smallCrm();
  changeRow(ports, contacts, 'CT-CLAIRE', { type: 'Collectivité', source: 'BOAMP', assignee: 'Malik Benali' });
  changeRow(ports, contacts, 'CT-NADIA1', { type: 'Entreprise RSE', optedOut: true });
  return ports;
}

/** With one draft, approved. */
function approved(): MemoryPorts {
  const ports = town();
  addRows(ports, drafts, [
    {
      id: 'BR-CLAIRE',
      status: 'À relire',
      approved: true,
      subject: 'Vos parcs',
      body: 'Bonjour Claire Vasseur,\n\nParlons de vos parcs.\n\nMalik',
      contact: 'Claire Vasseur (Ville de Valmarais)',
      contactId: 'CT-CLAIRE',
      assignee: 'Malik Benali',
    },
  ]);
  return ports;
}

const write = (ports: MemoryPorts) => writeDrafts(ports, openSlice(ports.clock));
const send = (ports: MemoryPorts) => sendDrafts(ports, openSlice(ports.clock));
const stateOf = (ports: MemoryPorts) => rowsOf(ports, drafts)[0]?.status;

describe('drafts of the night', () => {
  test('without a key the template is filled in, for those who may be written to, once', () => {
    const ports = town();
    const summary = '1\u00a0brouillon à relire, d’après vos modèles (sans clé Claude).';
    expect(write(ports)).toMatchObject({ ok: true, value: { summary } });
    const [draft, ...others] = rowsOf(ports, drafts);
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ contactId: 'CT-CLAIRE', status: 'À relire', origin: 'Modèle de PARAMETRES' });
    expect(draft?.body).toContain('Bonjour Claire Vasseur,');
    expect(draft?.body).not.toMatch(/[{}]/);
    expect(ports.http.requests).toEqual([]);
    write(ports);
    expect(rowsOf(ports, drafts)).toHaveLength(1);
    expect(ports.mailer.mails).toEqual([]);
  });

  test('with a key, Claude writes from facts that name nobody; what it costs and who wrote it is kept', () => {
    const ports = town();
    ports.secrets.set('claude', 'sk-ant-essai-0123456789abcdef');
    const asked: string[] = [];
    ports.http.answer = ({ body }) => {
      asked.push(body ?? '');
      const value = {
        action: 'Proposer un rendez-vous',
        reason: 'Une affaire est ouverte.',
        quote: 'Gestion différenciée des parcs',
        subject: 'Vos parcs',
        body: 'Vous préparez la gestion de vos parcs. Nous pouvons vous aider, avec un suivi des espèces.',
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
    expect(write(ports)).toMatchObject({ ok: true, value: { summary: '1\u00a0brouillon à relire.' } });
    expect(asked.join()).not.toMatch(/Claire|Vasseur|valmarais\.example/);
    expect(rowsOf(ports, drafts)).toMatchObject([
      { action: 'Proposer un rendez-vous', origin: 'claude-haiku-5-5, write-message.v1' },
    ]);
    expect(String(rowsOf(ports, drafts)[0]?.body)).toMatch(/^Bonjour Claire Vasseur,/);
    expect(readSpending(ports).claude).toBeGreaterThan(0);
  });

  test('nobody without an address gets one, and one typed by hand for such a person stays', () => {
    const ports = town();
    for (const blank of ['', '   ']) {
      changeRow(ports, contacts, 'CT-CLAIRE', { email: blank });
      expect(write(ports)).toMatchObject({ ok: true, value: { summary: '' } });
      expect(rowsOf(ports, drafts)).toEqual([]);
    }
    const typed = approved();
    changeRow(typed, contacts, 'CT-CLAIRE', { email: '' });
    expect(send(typed)).toMatchObject({ value: { summary: expect.stringContaining('adresse e-mail valable') } });
    expect(typed.mailer.mails).toEqual([]);
    expect(stateOf(typed)).toBe('À relire');
  });

  test('no more are written while as many as those of one night wait to be read', () => {
    const ports = town();
    addRows(
      ports,
      drafts,
      Array.from({ length: 10 }, (_, index) => ({ id: `BR-${index}`, status: 'À relire', contactId: `CT-${index}` })),
    );
    expect(write(ports)).toMatchObject({ value: { summary: '10\u00a0brouillons attendent votre relecture.' } });
    expect(rowsOf(ports, drafts)).toHaveLength(10);
    changeRow(ports, drafts, 'BR-3', { status: 'Écarté' });
    write(ports);
    expect(rowsOf(ports, drafts).at(-1)?.contactId).toBe('CT-CLAIRE');
  });

  test('a draft that was put aside does not come back on the same facts', () => {
    const ports = town();
    write(ports);
    settleDraft(ports, { id: String(rowsOf(ports, drafts)[0]?.id), how: 'discard' });
    write(ports);
    expect(rowsOf(ports, drafts)).toHaveLength(1);
  });
});

describe('sending drafts', () => {
  test('what is approved leaves once, with its source and a way to object, and is logged', () => {
    const ports = approved();
    expect(send(ports)).toMatchObject({ ok: true, value: { summary: '1\u00a0message envoyé.' } });
    const [mail] = ports.mailer.mails;
    expect(mail).toMatchObject({
      to: 'claire.vasseur@valmarais.example',
      subject: 'Vos parcs',
      replyTo: 'malik.benali@butinage.example',
    });
    expect(mail?.text).toContain('Vos coordonnées proviennent d’un avis public du BOAMP.');
    expect(mail?.text).toContain('mailto:malik.benali@butinage.example?subject=Opposition');
    expect(rowsOf(ports, drafts)).toMatchObject([{ status: 'Envoyé' }]);
    expect(interactionRows(ports)).toMatchObject([
      { type: 'Email envoyé', contactId: 'CT-CLAIRE', subject: 'Vos parcs' },
    ]);
    expect(contactRow(ports, 'CT-CLAIRE').informedOn).toBeInstanceOf(Date);
    expect(send(ports)).toMatchObject({ value: { summary: '' } });
    expect(ports.mailer.mails).toHaveLength(1);
  });

  test('nothing leaves without a tick, without a source, nor with a word to fill in', () => {
    const spoil: readonly ((ports: MemoryPorts) => void)[] = [
      (ports) => changeRow(ports, drafts, 'BR-CLAIRE', { approved: false }),
      (ports) => changeRow(ports, contacts, 'CT-CLAIRE', { source: '' }),
      (ports) => changeRow(ports, drafts, 'BR-CLAIRE', { body: 'Bonjour {prénom}' }),
      (ports) => changeRow(ports, drafts, 'BR-CLAIRE', { assignee: 'Personne' }),
    ];
    for (const change of spoil) {
      const ports = approved();
      change(ports);
      expect(send(ports).ok).toBe(true);
      expect(ports.mailer.mails).toEqual([]);
      expect(stateOf(ports)).toBe('À relire');
    }
  });

  test('what was written to somebody who objects is put aside, approved or not, and said', () => {
    const ports = approved();
    changeRow(ports, contacts, 'CT-CLAIRE', { optedOut: true });
    expect(send(ports)).toMatchObject({
      value: {
        summary: '1\u00a0brouillon écarté\u00a0: cette personne s’oppose à la prospection.',
      },
    });
    expect(ports.mailer.mails).toEqual([]);
    expect(stateOf(ports)).toBe('Écarté');
  });

  test('an interrupted sending is asked about: sent is logged, not sent must be approved again', () => {
    for (const [how, state, logged] of [
      ['sent', 'Envoyé', 1],
      ['not-sent', 'À relire', 0],
    ] as const) {
      const ports = approved();
      changeRow(ports, drafts, 'BR-CLAIRE', { status: 'Envoi en cours', sentOn: new Date(2026, 5, 15) });
      expect(loadDrafts(ports)).toMatchObject({ value: { drafts: [{ state: 'doubtful' }] } });
      expect(settleDraft(ports, { id: 'BR-CLAIRE', how }).ok).toBe(true);
      expect(stateOf(ports)).toBe(state);
      expect(rowsOf(ports, interactions)).toHaveLength(logged);
      expect(sendNow(ports)).toMatchObject({ ok: true, value: { summary: 'Aucun brouillon approuvé n’attend.' } });
      expect(ports.mailer.mails).toEqual([]);
    }
  });

  test('the day’s quota is kept, and said', () => {
    const ports = approved();
    ports.mailer.remaining = () => 0;
    expect(send(ports)).toMatchObject({ value: { summary: expect.stringContaining('1\u00a0message attend demain.') } });
    expect(stateOf(ports)).toBe('À relire');
  });
});

describe('what drafts cost', () => {
  /** So many leads who may be written to, without a key. */
  function leads(count: number, at = 10): MemoryPorts {
    const ports = town();
    addRows(
      ports,
      contacts,
      Array.from({ length: count - 1 }, (_, index) =>
        person({
          id: `CT-LEAD${index}`,
          firstName: 'Ada',
          lastName: `Lebrun ${index}`,
          email: `ada.${index}@valmarais.example`,
          type: 'Collectivité',
          source: 'BOAMP',
          assignee: 'Malik Benali',
          stage: 'Lead',
        }),
      ),
    );
    ports.mailer.quota = 1000;
    const row = ports.book.rows('PARAMETRES').findIndex(([, name]) => name === 'Brouillons par nuit') + 1;
    ports.book.put('PARAMETRES', row, 3, [[at]]);
    ports.gate.reset();
    return ports;
  }

  const approveAll = (ports: MemoryPorts) => {
    for (const { id } of rowsOf(ports, drafts)) changeRow(ports, drafts, String(id), { approved: true });
    ports.gate.reset();
  };

  test.each([8, 500])('a batch of eight is written in as many calls, among %d contacts', (count) => {
    const ports = leads(count, 8);
    write(ports);
    expect(rowsOf(ports, drafts)).toHaveLength(8);
    // PARAMETRES and five tables, what is parked, then one operation and the cursor.
    expect(ports.gate.weighted()).toBe(18);
  });

  test.each([1, 2, 5])('%d messages: each two operations, with the sending between them', (count) => {
    const ports = leads(count);
    write(ports);
    approveAll(ports);
    send(ports);
    expect(ports.mailer.mails).toHaveLength(count);
    expect(ports.gate.weighted()).toBe(4 + 25 * count);
  });
});

describe('a sending that dies', () => {
  /** Two approved messages, to two people. */
  function two(): MemoryPorts {
    const ports = approved();
    changeRow(ports, contacts, 'CT-NADIA1', { optedOut: false, source: 'LinkedIn', assignee: 'Malik Benali' });
    addRows(ports, drafts, [
      {
        id: 'BR-NADIA',
        status: 'À relire',
        approved: true,
        subject: 'Vos toits',
        body: 'Bonjour Nadia Cherif,\n\nParlons de vos toits.',
        contact: 'Nadia Cherif (Laboratoires Mélisse)',
        contactId: 'CT-NADIA1',
        assignee: 'Malik Benali',
      },
    ]);
    ports.gate.reset();
    return ports;
  }

  test.each(['before', 'after'] as const)('%s any call: no message twice, none lost without a word', (moment) => {
    const faultless = two();
    send(faultless);
    const calls = faultless.gate.calls.length;
    for (let at = 0; at < calls; at += 1) {
      const ports = two();
      killAt(ports, at, moment);
      expect(() => send(ports)).toThrow('killed');
      ports.gate.perform = (_call, effect) => effect();
      ports.world.lock.holder = null;
      ports.clock.sleep(20 * 60_000);
      recover(ports);
      send(ports);
      const sent = ports.mailer.mails.map(({ subject }) => subject);
      expect(new Set(sent).size, `${moment} ${at}`).toBe(sent.length);
      for (const { subject, status, contactId } of rowsOf(ports, drafts)) {
        const logged = interactionRows(ports).filter((row) => row.contactId === contactId);
        if (status === 'Envoyé') {
          expect(sent, `${moment} ${at}`).toContain(subject);
          expect(logged, `${moment} ${at}`).toHaveLength(1);
        } else {
          expect(status, `${moment} ${at}`).toBe('À vérifier');
          expect(logged, `${moment} ${at}`).toHaveLength(0);
        }
      }
      expect(rowsOf(ports, drafts).filter(({ status }) => status === 'À vérifier').length).toBeLessThanOrEqual(1);
    }
  });
});

describe('correcting a draft', () => {
  test('words and tick are written, unless a colleague typed meanwhile', () => {
    const ports = approved();
    const seen = { subject: 'Vos parcs', body: String(rowsOf(ports, drafts)[0]?.body), approved: true };
    const typed = { id: 'BR-CLAIRE', subject: 'Vos haies', body: 'Bonjour,', approved: false };
    expect(editDraft(ports, { ...typed, seen }).ok).toBe(true);
    expect(rowsOf(ports, drafts)[0]).toMatchObject({ subject: 'Vos haies' });
    expect(editDraft(ports, { ...typed, seen })).toMatchObject({ ok: false, error: { code: 'draft.changed' } });
    expect(rowsOf(ports, journal).length).toBeGreaterThan(0);
  });

  test('in cells, words and tick hold, the state is put back, and nothing leaves', () => {
    const ports = approved();
    const type = (key: string, value: string, oldValue: string) => {
      const column = drafts.columns.findIndex((declared) => declared.key === key) + 1;
      ports.book.put(drafts.tab, 2, column, [[value]]);
      return handleEdit(ports, { tab: drafts.tab, area: { row: 2, column, rows: 1, columns: 1 }, oldValue, value });
    };
    expect(type('body', 'Bonjour, à bientôt.', 'Bonjour').ok).toBe(true);
    expect(type('status', 'Envoyé', 'À relire').ok).toBe(true);
    expect(rowsOf(ports, drafts)).toMatchObject([{ body: 'Bonjour, à bientôt.', status: 'À relire', approved: true }]);
    expect(ports.mailer.mails).toEqual([]);
  });
});
