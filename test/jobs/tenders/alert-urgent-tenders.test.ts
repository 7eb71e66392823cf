import { describe, expect, it } from 'vitest';
import { tenders } from '../../../src/crm/tables/index.ts';
import type { RowOf } from '../../../src/crm/tables/table.ts';
import { alertUrgentTenders, floor } from '../../../src/jobs/tenders/alert-urgent-tenders.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, changeRow, smallCrm } from '../crm-workbook.ts';

/** Closes on the Friday after Tuesday 16 June 2026. */
const URGENT: Partial<RowOf<typeof tenders>> = {
  noticeId: '26-90001',
  title: 'Installation de ruches',
  buyer: 'Ville de Grandpré',
  department: '38',
  state: 'Initial',
  relevance: 90,
  deadline: new Date(2026, 5, 19, 12, 0),
  estimatedAmount: 30_000,
  url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90001',
};

function office(alerts: string, ...rows: readonly Partial<RowOf<typeof tenders>>[]): MemoryPorts {
  const ports = smallCrm();
  const row = ports.book
    .rows('PARAMETRES')
    .findIndex(([group, name]) => group === 'Destinataires' && name === 'Alertes');
  ports.book.put('PARAMETRES', row + 1, 3, [[alerts]]);
  addRows(ports, tenders, rows);
  return ports;
}

function alert(ports: MemoryPorts) {
  const done = alertUrgentTenders(ports);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

describe('a tender that closes soon', () => {
  it('is told to those whom PARAMETRES names, in text and in HTML', () => {
    const ports = office('Malik Benali, direction@butinage.example', URGENT);
    expect(alert(ports)).toMatchObject({ told: 1 });
    expect(ports.mailer.mails.map(({ to }) => to)).toEqual([
      'malik.benali@butinage.example',
      'direction@butinage.example',
    ]);
    const [mail] = ports.mailer.mails;
    expect(mail?.subject).toBe('Appel d’offres urgent, dans 3\u00a0jours\u00a0: Installation de ruches');
    expect(mail?.text).toContain(
      'À rendre vendredi 19\u00a0juin à 12\u00a0h, dans 3\u00a0jours\nVille de Grandpré (38)',
    );
    expect(mail?.html).toContain('<a href="https://www.boamp.fr/pages/avis/?q=idweb:26-90001"');
  });

  it('is told once, and again when it closes soon a second time', () => {
    const ports = office('Malik Benali', URGENT);
    alert(ports);
    expect(alert(ports)).toMatchObject({ told: 0 });
    addRows(ports, tenders, [{ ...URGENT, noticeId: '26-90002', title: 'Haies' }]);
    expect(alert(ports)).toMatchObject({ told: 1 });
    expect(ports.mailer.mails.map(({ subject }) => subject)[1]).toContain('Haies');
    changeRow(ports, tenders, '26-90001', { deadline: new Date(2026, 7, 1) });
    alert(ports);
    expect(ports.mailer.mails).toHaveLength(2);
  });

  it.each([
    ['closes later', { deadline: new Date(2026, 5, 24) }],
    ['has closed', { deadline: new Date(2026, 5, 16, 9, 0) }],
    ['was cancelled', { state: 'Annulé' }],
    ['was set aside', { decision: 'Écarté' }],
    ['hardly concerns the team', { relevance: 12 }],
  ])('but %s is not told', (_what, changes) => {
    const ports = office('Malik Benali', { ...URGENT, ...changes });
    expect(alert(ports)).toMatchObject({ told: 0 });
    expect(ports.mailer.mails).toEqual([]);
  });

  it('waits while nobody is named, or the day’s e-mails are used up', () => {
    const nobody = office('Paul', URGENT);
    expect(alert(nobody).summary).toContain('personne n’est nommé');
    const poor = office('Malik Benali', URGENT);
    poor.mailer.quota = 0;
    expect(alert(poor)).toMatchObject({ told: 0, summary: expect.stringContaining('l’alerte attend') });
    poor.mailer.quota = 10;
    expect(alert(poor)).toMatchObject({ told: 1 });
  });

  it('is told at most once when runs die, before or after any call', () => {
    for (const moment of ['before', 'after'] as const) {
      for (let at = 1; at <= 9; at += 1) {
        const ports = office('Malik Benali', URGENT);
        ports.gate.reset();
        ports.gate.perform = (_call, effect) => {
          const cut = ports.gate.calls.length + 1 === at;
          if (cut && moment === 'before') throw new Error('cut');
          const result = effect();
          if (ports.gate.calls.length === at && moment === 'after') throw new Error('cut');
          return result;
        };
        try {
          alert(ports);
        } catch (error) {
          expect(error).toMatchObject({ message: 'cut' });
        }
        ports.gate.perform = (_call, effect) => effect();
        const { told, summary } = alert(ports);
        expect(ports.mailer.mails.length, `${moment} call ${at}`).toBeLessThanOrEqual(1);
        // Nobody was told by this run: then somebody was by the dead one, or it is said that perhaps nobody was.
        if (told === 0 && ports.mailer.mails.length === 0) expect(summary).toContain('s’est interrompue');
        expect(alert(ports).summary).toBe('Aucun nouvel appel d’offres urgent.');
      }
    }
  });

  it('brings nothing of a stranger’s into the mail but text', () => {
    const ports = office('Malik Benali', {
      ...URGENT,
      title: 'Ruches\r\nBcc: piege@exemple.example <img src=x onerror=alert(1)>',
      url: 'javascript:alert(1)',
    });
    alert(ports);
    const [mail] = ports.mailer.mails;
    expect(mail?.subject).not.toMatch(/[\r\n]/);
    expect(mail?.html).not.toMatch(/<img|javascript:/);
  });

  it('is laid out in tables with styles in their place, for Outlook and small screens', () => {
    const ports = office('Malik Benali', URGENT, { ...URGENT, noticeId: '26-2', deadline: new Date(2026, 5, 17, 9) });
    alert(ports);
    const [mail] = ports.mailer.mails;
    expect(mail?.subject).toBe('2\u00a0appels d’offres urgents');
    expect(mail?.html).not.toMatch(/<(?:div|style|script|img)|flex|grid|position:/);
    expect(mail?.text.indexOf('demain')).toBeLessThan(mail?.text.indexOf('dans 3') ?? 0);
  });

  it('costs two reads on a night without one', () => {
    const ports = office('Malik Benali', { ...URGENT, deadline: new Date(2026, 7, 1) });
    ports.gate.reset();
    alert(ports);
    expect(ports.gate.calls.filter(({ kind }) => kind !== 'free')).toHaveLength(floor.read);
  });
});
