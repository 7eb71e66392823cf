import { describe, expect, it } from 'vitest';
import { contacts, followUps, history, journal, opportunities, tenders } from '../../../src/crm/tables/index.ts';
import type { RowOf } from '../../../src/crm/tables/table.ts';
import { handleEdit } from '../../../src/jobs/edits/handle-edit.ts';
import { morning } from '../../../src/jobs/follow-ups/morning.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { floor, keepTenders } from '../../../src/jobs/tenders/keep-tenders.ts';
import { recover } from '../../../src/sheet/recover.ts';
import { undo } from '../../../src/sheet/undo.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, rowsOf, smallCrm } from '../crm-workbook.ts';

const RUCHES = {
  noticeId: '26-90001',
  title: 'Installation de ruches',
  buyer: 'Ville de Valmarais',
  companyId: 'EN-VALMAR',
  decision: 'Retenu',
  state: 'Initial',
  relevance: 90,
  deadline: new Date(2026, 6, 13, 17, 0),
  questionsBefore: new Date(2026, 5, 30, 12, 0),
  siteVisit: 'Visite obligatoire le 24/06/2026 à 10h00.',
  estimatedAmount: 30_000,
  buyerContact: 'Mme Vasseur\nclaire.vasseur@valmarais.example\n01 02 03 04 05',
  url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90001',
} as const;

function office(...rows: readonly Partial<RowOf<typeof tenders>>[]): MemoryPorts {
  const ports = smallCrm();
  addRows(ports, tenders, rows);
  return ports;
}

function keep(ports: MemoryPorts) {
  const done = keepTenders(ports);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

const made = (ports: MemoryPorts) => rowsOf(ports, opportunities).filter(({ id }) => id !== 'OP-PARCS1');

describe('a tender that is kept', () => {
  it('becomes an opportunity of its buyer, with its amount, deadline, link and the person whom the notice names', () => {
    const ports = office(RUCHES);
    expect(keep(ports)).toMatchObject({ begun: 1, linked: 0 });
    expect(made(ports)).toMatchObject([
      {
        title: 'Installation de ruches',
        company: 'Ville de Valmarais',
        companyId: 'EN-VALMAR',
        contact: 'Claire Vasseur (Ville de Valmarais)',
        contactId: 'CT-CLAIRE',
        channel: 'BOAMP',
        source: 'BOAMP',
        amount: 30_000,
        closesOn: new Date(2026, 6, 13),
        noticeId: '26-90001',
        noticeUrl: RUCHES.url,
        stage: 'Lead',
        validatedStage: 'Lead',
      },
    ]);
  });

  it('is linked both ways, and the first line of the history says that it began', () => {
    const ports = office(RUCHES);
    keep(ports);
    const id = made(ports)[0]?.id;
    expect(rowsOf(ports, tenders)).toMatchObject([{ opportunity: 'Installation de ruches', opportunityId: id }]);
    expect(rowsOf(ports, history)).toMatchObject([
      { subject: 'Opportunité', subjectId: id, to: 'Lead', channel: 'BOAMP' },
    ]);
  });

  it('is so once, whatever the number of nights, and also when somebody has made the opportunity by hand', () => {
    const ports = office(RUCHES, { ...RUCHES, noticeId: '26-2', title: 'Haies' });
    addRows(ports, opportunities, [{ id: 'OP-HAIES1', title: 'Haies de Valmarais', stage: 'Lead', noticeId: '26-2' }]);
    expect(keep(ports)).toMatchObject({ begun: 1, linked: 1 });
    expect(rowsOf(ports, tenders)[1]).toMatchObject({ opportunity: 'Haies de Valmarais', opportunityId: 'OP-HAIES1' });
    expect(keep(ports)).toMatchObject({ begun: 0, linked: 0 });
    expect(made(ports)).toHaveLength(2);
  });

  it('does not come back the night after it was undone from the journal: the tender is to be studied again', () => {
    const ports = office(RUCHES, { ...RUCHES, noticeId: '26-2', title: 'Haies' });
    keep(ports);
    const operation = String(rowsOf(ports, journal).at(-1)?.operation);
    changeRow(ports, tenders, '26-2', { decision: 'Écarté' });
    expect(undoOperation(ports, { operation })).toMatchObject({ ok: true, value: { kept: [] } });
    expect(made(ports)).toEqual([]);
    expect(rowsOf(ports, tenders).map(({ decision }) => decision)).toEqual(['À étudier', 'Écarté']);
    expect(keep(ports)).toMatchObject({ begun: 0, linked: 0 });
  });

  it('can be undone as a whole', () => {
    const ports = office(RUCHES);
    keep(ports);
    const { operation } = rowsOf(ports, journal).find(({ action }) => action === 'tenders.keep') ?? {};
    expect(undo(ports, String(operation))).toMatchObject({ ok: true, value: { givenUp: [] } });
    expect(made(ports)).toEqual([]);
    expect(rowsOf(ports, tenders)[0]).not.toHaveProperty('opportunityId');
  });

  it('is not made for a tender that is studied or set aside, nor for a number that stands twice', () => {
    const ports = office(
      { ...RUCHES, decision: 'À étudier' },
      { ...RUCHES, noticeId: '26-2', decision: 'Écarté' },
      { ...RUCHES, noticeId: '26-3' },
      { ...RUCHES, noticeId: '26-3' },
    );
    expect(keep(ports)).toMatchObject({ begun: 0 });
  });

  it('never names a person who has objected', () => {
    const ports = office(RUCHES);
    changeRow(ports, contacts, 'CT-CLAIRE', { optedOut: true });
    keep(ports);
    expect(made(ports)[0]).not.toHaveProperty('contactId');
  });

  it('costs the same calls for three tenders as for fifty', () => {
    const calls = (count: number) => {
      const ports = office(...Array.from({ length: count }, (_, index) => ({ ...RUCHES, noticeId: `26-${index}` })));
      ports.gate.reset();
      keep(ports);
      return ports.gate.calls.filter(({ kind }) => kind !== 'free').length;
    };
    expect(calls(50)).toBe(calls(3));
    expect(calls(3)).toBeLessThanOrEqual(Object.values(floor).reduce((sum, count) => sum + count, 0) + 2);
  });

  it('is whole after a run that dies before or after any call', () => {
    const whole = office(RUCHES);
    whole.gate.reset();
    keep(whole);
    const calls = whole.gate.calls.length;
    for (let at = 1; at <= calls; at += 1) {
      const ports = office(RUCHES);
      ports.gate.reset();
      ports.gate.beforeCall = () => {
        if (ports.gate.calls.length + 1 >= at) throw new Error('cut');
      };
      expect(() => keep(ports)).toThrow('cut');
      ports.gate.beforeCall = null;
      ports.world.lock.holder = null;
      expect(recover(ports).ok).toBe(true);
      keep(ports);
      expect(made(ports), `call ${at}`).toHaveLength(1);
      expect(rowsOf(ports, history), `call ${at}`).toHaveLength(1);
      expect(rowsOf(ports, tenders)[0]?.opportunityId).toBe(made(ports)[0]?.id);
    }
  });
});

describe('the follow-ups of a tender that is kept', () => {
  const opened = (ports: MemoryPorts) =>
    rowsOf(ports, followUps).filter(({ noticeId, status }) => noticeId === '26-90001' && status === 'À faire');

  it('are one for each deadline known, on a working day, once', () => {
    const ports = office(RUCHES);
    keep(ports);
    morning(ports);
    morning(ports);
    expect(opened(ports).map(({ why, dueOn }) => [why, dueOn])).toEqual([
      ['Questions avant le 30\u00a0juin', new Date(2026, 5, 30)],
      ['Visite du site le 24\u00a0juin', new Date(2026, 5, 24)],
      ['À rendre le 13\u00a0juillet', new Date(2026, 6, 13)],
    ]);
    expect(rowsOf(ports, followUps).filter(({ why }) => String(why).startsWith('À rendre'))).toHaveLength(1);
  });

  it('are called off when their day has passed, and follow a deadline that is corrected', () => {
    const ports = office(RUCHES);
    keep(ports);
    morning(ports);
    changeRow(ports, tenders, '26-90001', { deadline: new Date(2026, 6, 20, 12, 0) });
    ports.clock.time = new Date(2026, 5, 25, 7, 0);
    morning(ports);
    expect(opened(ports).map(({ why, dueOn }) => [why, dueOn])).toEqual([
      ['Questions avant le 30\u00a0juin', new Date(2026, 5, 30)],
      ['À rendre le 20\u00a0juillet', new Date(2026, 6, 20)],
    ]);
  });

  it('end with its opportunity', () => {
    const ports = office(RUCHES);
    keep(ports);
    changeRow(ports, opportunities, String(made(ports)[0]?.id), { stage: 'Perdu' });
    morning(ports);
    expect(opened(ports)).toEqual([]);
  });

  it('end with the tender: one asks what becomes of its opportunity, once', () => {
    const ports = office(RUCHES);
    keep(ports);
    morning(ports);
    changeRow(ports, tenders, '26-90001', { state: 'Annulé' });
    morning(ports);
    expect(opened(ports)).toMatchObject([{ why: 'Appel d’offres clos, annulé', priority: 'Haute' }]);
    changeRow(ports, followUps, String(opened(ports)[0]?.id), { status: 'Fait' });
    ports.clock.time = new Date(2026, 5, 18, 7, 0);
    morning(ports);
    expect(opened(ports)).toEqual([]);
  });
});

describe('« Retenu » typed in a cell', () => {
  const column = tenders.columns.findIndex(({ key }) => key === 'decision') + 1;

  it('says that the night makes the opportunity, within the few calls that an edit has', () => {
    const ports = office(RUCHES);
    ports.gate.reset();
    handleEdit(ports, { tab: 'APPELS_OFFRES', area: { row: 2, column, rows: 1, columns: 1 }, value: 'Retenu' });
    expect(ports.screen.shown.map(({ title }) => title)).toEqual(['Appel d’offres retenu']);
    expect(ports.gate.calls.filter(({ kind }) => kind !== 'free').length).toBeLessThanOrEqual(10);
  });

  it('says nothing for another decision, nor for a tender that has its opportunity', () => {
    const ports = office(
      { ...RUCHES, decision: 'Écarté' },
      { ...RUCHES, noticeId: '26-2', opportunityId: 'OP-PARCS1' },
    );
    handleEdit(ports, { tab: 'APPELS_OFFRES', area: { row: 2, column, rows: 2, columns: 1 } });
    expect(ports.screen.shown).toEqual([]);
  });
});
