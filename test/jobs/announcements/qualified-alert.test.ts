import { expect, test } from 'vitest';
import { companies, outbox } from '../../../src/crm/tables/index.ts';
import { scoreAll } from '../../../src/jobs/scores/score-all.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { changeRow, rowsOf, smallCrm } from '../crm-workbook.ts';

/** A town that a budget and a label bring above the threshold of 50. */
function aboutToQualify(alerts: string): MemoryPorts {
  const ports = smallCrm();
  const rows = ports.book.rows('PARAMETRES');
  const put = (group: string, name: string, value: string | number) => {
    const row = rows.findIndex(([first, second]) => first === group && second === name) + 1;
    ports.book.put('PARAMETRES', row, 3, [[value]]);
  };
  put('Destinataires', 'Alertes', alerts);
  put('ICP', 'Seuil de qualification', 50);
  scoreAll(ports);
  expect(ports.mailer.mails).toEqual([]);
  changeRow(ports, companies, 'EN-VALMAR', { size: 12_400, certifications: ['ABC réalisé'], budget: 60_000 });
  return ports;
}

test('a lead that has just been qualified is told to those whom PARAMETRES names, once', () => {
  const ports = aboutToQualify('Malik Benali, direction@butinage.example, Paul');
  scoreAll(ports);
  expect(ports.mailer.mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['malik.benali@butinage.example', 'Nouveau lead qualifié\u00a0: Ville de Valmarais (58)'],
    ['direction@butinage.example', 'Nouveau lead qualifié\u00a0: Ville de Valmarais (58)'],
  ]);
  scoreAll(ports);
  expect(ports.mailer.mails).toHaveLength(2);
});

test('nobody is written to when nobody is named, nor beyond the day’s quota', () => {
  const nobody = aboutToQualify('');
  scoreAll(nobody);
  expect(nobody.mailer.mails).toEqual([]);
  const poor = aboutToQualify('Malik Benali');
  poor.mailer.quota = 0;
  expect(scoreAll(poor)).toMatchObject({ ok: true, value: { promoted: [{ id: 'EN-VALMAR' }] } });
});

test('it is announced once to the tools that have an address, and to no other', () => {
  const ports = aboutToQualify('');
  ports.world.secrets.set('slack', 'https://hooks.slack.com/services/T000/B000/invented');
  scoreAll(ports);
  scoreAll(ports);
  expect(rowsOf(ports, outbox)).toMatchObject([
    { event: 'Lead qualifié', subject: 'Ville de Valmarais', destination: 'Slack', status: 'À envoyer' },
  ]);
});
