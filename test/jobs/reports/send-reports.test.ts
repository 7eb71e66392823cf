import { describe, expect, test } from 'vitest';
import { followUps, journal, settings } from '../../../src/crm/tables/index.ts';
import { rehearse } from '../../../src/jobs/automations/rehearse.ts';
import { openSlice } from '../../../src/jobs/engine/slice.ts';
import { sendReports } from '../../../src/jobs/reports/send-reports.ts';
import { sendReportToMe, showReport } from '../../../src/jobs/reports/show-report.ts';
import { createMemoryPorts, type MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, rowsOf, smallCrm } from '../crm-workbook.ts';

const MALIK = 'malik.benali@butinage.example';
const INES = 'ines.carpentier@butinage.example';

function setting(ports: MemoryPorts, group: string, name: string, value: string) {
  const row = ports.book.rows('PARAMETRES').findIndex(([first, second]) => first === group && second === name) + 1;
  ports.book.put('PARAMETRES', row, 3, [[value]]);
}

/** A team of two, each with a follow-up of their own; reports go to whom is named. */
function team(recipients: Partial<Record<'quotidien' | 'hebdomadaire' | 'mensuel', string>>): MemoryPorts {
  const ports = smallCrm({ now: new Date(2026, 5, 16, 7, 12), person: false });
  for (const [which, names] of Object.entries(recipients)) setting(ports, 'Destinataires', `Bilan ${which}`, names);
  const task = (what: string, assignee: string) => ({
    id: `RL-${what}`,
    what,
    assignee,
    status: 'À faire',
    dueOn: new Date(2026, 5, 16),
  });
  addRows(ports, followUps, [task('Appeler Claire', 'Malik Benali'), task('Écrire à Nadia', 'Inès Carpentier')]);
  return ports;
}

const send = (ports: MemoryPorts) => {
  const done = sendReports(ports, openSlice(ports.clock));
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
};

const sentTo = (ports: MemoryPorts) => ports.mailer.mails.map(({ to }) => to);

const morningOf = (ports: MemoryPorts, month: number, day: number) => {
  ports.clock.time = new Date(2026, month, day, 7, 12);
};

describe('reports by e-mail', () => {
  test('each person gets their own day, as HTML and as text, once', () => {
    const ports = team({ quotidien: 'Malik Benali, Inès Carpentier' });
    expect(send(ports)).toEqual({ summary: 'Bilan du jour envoyé à 2\u00a0personnes.', unfinished: false });
    const [first, second] = ports.mailer.mails;
    expect(first).toMatchObject({ to: MALIK, subject: 'Pistil, mardi 16\u00a0juin\u00a0: 1\u00a0relance' });
    expect(first?.text).toContain('Appeler Claire');
    expect(first?.html).toContain('Appeler Claire');
    expect(first?.text).not.toContain('Écrire à Nadia');
    expect(second?.html).toContain('Écrire à Nadia');
    expect(send(ports).summary).toBe('Aucun bilan à envoyer.');
    expect(ports.mailer.mails).toHaveLength(2);
  });

  test('nothing leaves without recipients, on a Sunday, nor when there is nothing to say; unless one wants it', () => {
    const nobody = team({});
    send(nobody);
    expect(nobody.mailer.mails).toEqual([]);
    const sunday = team({ quotidien: 'Malik Benali', mensuel: 'Malik Benali' });
    morningOf(sunday, 5, 14);
    send(sunday);
    expect(sunday.mailer.mails).toEqual([]);
    const quiet = team({ quotidien: 'Malik Benali' });
    quiet.book.put('RELANCES', 2, 10, [['Fait'], ['Fait']]);
    send(quiet);
    expect(quiet.mailer.mails).toEqual([]);
    setting(quiet, 'Bilans', 'Bilan quotidien même sans nouvelles', 'Oui');
    send(quiet);
    expect(quiet.mailer.mails[0]?.subject).toMatch(/rien de nouveau$/);
  });

  test('the week’s and the month’s leave once, on the first morning that comes, however late', () => {
    const ports = team({ hebdomadaire: 'Malik Benali', mensuel: 'Malik Benali' });
    for (const day of [16, 17, 18, 19, 20, 21, 22, 23]) {
      morningOf(ports, 5, day);
      send(ports);
      send(ports);
    }
    morningOf(ports, 6, 1);
    send(ports);
    expect(ports.mailer.mails.map(({ subject }) => subject.split('\u00a0:')[0])).toEqual([
      'Pistil, semaine du 8\u00a0juin',
      'Pistil, semaine du 15\u00a0juin',
      'Pistil, semaine du 22\u00a0juin',
    ]);
  });

  test('whoever is away gets no daily report, and gets the week’s and the month’s all the same', () => {
    const ports = team({ quotidien: 'Malik Benali, Inès Carpentier', hebdomadaire: 'Malik Benali' });
    addRows(ports, settings, [
      { group: 'Équipe : absences', name: 'Malik Benali', value: new Date(2026, 5, 19) },
      { group: 'Équipe : remplacements', name: 'Malik Benali', value: 'Inès Carpentier' },
    ]);
    send(ports);
    expect(ports.mailer.mails.map(({ to, subject }) => `${to} ${subject.split('\u00a0:')[0]}`)).toEqual([
      `${INES} Pistil, mardi 16\u00a0juin`,
      `${MALIK} Pistil, semaine du 8\u00a0juin`,
    ]);
    morningOf(ports, 5, 22);
    send(ports);
    expect(sentTo(ports).filter((to) => to === MALIK)).toHaveLength(3);
  });

  test('somebody named in the middle of a period gets its report, nobody else gets it again', () => {
    const ports = team({ quotidien: 'Malik Benali' });
    send(ports);
    setting(ports, 'Destinataires', 'Bilan quotidien', 'Malik Benali, Inès Carpentier');
    send(ports);
    expect(sentTo(ports)).toEqual([MALIK, INES]);
  });

  test('whoever is unknown is said, in JOURNAL too, once', () => {
    const ports = team({ quotidien: 'Malik Benali, Paul' });
    expect(send(ports).summary).toContain('«\u00a0Paul\u00a0» (PARAMETRES, Destinataires) n’est ni une adresse');
    send(ports);
    const told = rowsOf(ports, journal).filter(({ action }) => action === 'reports.send');
    expect(told).toHaveLength(1);
    expect(told[0]?.summary).toContain('Paul');
  });

  test('the day’s quota is kept, and whoever was left out is served by the next run', () => {
    const ports = team({ quotidien: 'Malik Benali, Inès Carpentier' });
    ports.mailer.quota = 1;
    expect(send(ports).summary).toContain('1\u00a0personne attend, le nombre d’e-mails du jour est atteint.');
    expect(sentTo(ports)).toEqual([MALIK]);
    ports.mailer.quota = 100;
    send(ports);
    expect(sentTo(ports)).toEqual([MALIK, INES]);
  });

  test('a morning that has worked long enough leaves the rest to the next run', () => {
    const ports = team({ quotidien: 'Malik Benali, Inès Carpentier' });
    expect(sendReports(ports, { over: () => ports.mailer.mails.length === 1 })).toMatchObject({
      ok: true,
      value: { unfinished: true },
    });
    send(ports);
    expect(sentTo(ports)).toEqual([MALIK, INES]);
  });

  test('two runs at once send each message once', () => {
    const ports = team({ quotidien: 'Malik Benali, Inès Carpentier' });
    const other = createMemoryPorts({ script: 'other', person: false }, ports.world);
    let nested = false;
    ports.gate.beforeCall = ({ name }) => {
      if (nested || name !== 'mailer.send') return;
      nested = true;
      sendReports(other, openSlice(other.clock));
    };
    send(ports);
    expect([...sentTo(ports), ...sentTo(other)].sort()).toEqual([INES, MALIK]);
  });

  test('a tab that is missing is said in the report, which leaves all the same', () => {
    const ports = team({ quotidien: 'Malik Benali' });
    ports.book.deleteTab('APPELS_OFFRES');
    send(ports);
    expect(ports.mailer.mails[0]?.text).toContain('APPELS_OFFRES');
  });

  test('a dry run shows who would be written to, and remembers nothing', () => {
    const ports = team({ quotidien: 'Malik Benali' });
    expect(rehearse(ports, sendReports)).toMatchObject({ ok: true, value: { mails: [{ to: MALIK }] } });
    expect(ports.mailer.mails).toEqual([]);
    send(ports);
    expect(sentTo(ports)).toEqual([MALIK]);
  });

  test('reads each table once, then takes a lock and two properties for each message', () => {
    const weightedWith = (recipients: string) => {
      const ports = team({ quotidien: recipients });
      send(ports);
      const reads = ports.gate.calls.filter(({ kind }) => kind === 'read');
      // PARAMETRES and seven tables.
      expect(reads).toHaveLength(8);
      return ports.gate.weighted();
    };
    expect(weightedWith('Malik Benali')).toBe(18);
    expect(weightedWith('Malik Benali, Inès Carpentier, direction@butinage.example')).toBe(18 + 2 * 3);
  });
});

describe('a run that Google kills at any call', () => {
  const calls = (() => {
    const ports = team({ quotidien: 'Malik Benali, Inès Carpentier' });
    send(ports);
    return ports.gate.calls.length;
  })();

  test.each(['before', 'after'] as const)(
    '%s it: nobody is ever written to twice, and what is in doubt is said',
    (when) => {
      for (let at = 0; at < calls; at += 1) {
        const ports = team({ quotidien: 'Malik Benali, Inès Carpentier' });
        let count = 0;
        // Once stopped, a run makes no call any more, not even to tidy up.
        ports.gate.perform = (_call, effect) => {
          count += 1;
          if (count > at + 1 || (count === at + 1 && when === 'before')) throw new Error('killed');
          const value = effect();
          if (count === at + 1) throw new Error('killed');
          return value;
        };
        try {
          sendReports(ports, openSlice(ports.clock));
        } catch {
          // Google has stopped the run, and gives the lock back.
        }
        ports.gate.perform = (_call, effect) => effect();
        ports.world.lock.holder = null;
        const resumed = send(ports);
        const sent = sentTo(ports);
        expect(new Set(sent).size, `call ${at}`).toBe(sent.length);
        if (sent.length < 2) {
          expect(resumed.summary, `call ${at}`).toMatch(/s’est interrompu, il n’est peut-être pas parti/);
        }
      }
    },
  );
});

describe('a report that somebody looks at', () => {
  test('is theirs, and says where it would be sent', () => {
    const ports = team({});
    expect(showReport(ports, { kind: 'daily' })).toMatchObject({
      ok: true,
      value: { address: MALIK, mailsLeft: 100, report: { name: 'Bilan du jour', figures: [{ value: '1' }, {}, {}] } },
    });
  });

  test('is sent to them alone, as often as they ask, and changes nothing to what leaves in the morning', () => {
    const ports = team({ quotidien: 'Malik Benali' });
    expect(sendReportToMe(ports, { kind: 'daily' })).toEqual({
      ok: true,
      value: { summary: `Bilan du jour envoyé à ${MALIK}.` },
    });
    send(ports);
    expect(sentTo(ports)).toEqual([MALIK, MALIK]);
  });

  test('is not sent beyond the quota, nor to nobody', () => {
    const ports = team({});
    ports.mailer.quota = 0;
    expect(sendReportToMe(ports, { kind: 'weekly' })).toMatchObject({ error: { code: 'report.quota' } });
    const unknown = createMemoryPorts({ user: '' }, ports.world);
    expect(sendReportToMe(unknown, { kind: 'weekly' })).toMatchObject({ error: { code: 'report.no-address' } });
  });
});
