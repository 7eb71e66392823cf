import { describe, expect, test } from 'vitest';
import { rituals } from '../../../src/crm/tables/index.ts';
import { floor as listFloor, loadRituals } from '../../../src/jobs/rituals/load-rituals.ts';
import { floor as sendFloor, sendRituals } from '../../../src/jobs/rituals/send-rituals.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, rowsOf, smallCrm } from '../crm-workbook.ts';
import { plannedCrm, steeringCrm } from './steering-workbook.ts';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

function load(ports: MemoryPorts) {
  const list = loadRituals(ports);
  if (!list.ok) throw new Error(list.error.message);
  return list.value;
}

describe('the rituals of the team', () => {
  test('say when they come next, whose they are, and what a row lacks', () => {
    const ports = plannedCrm();
    addRows(ports, rituals, [{ id: 'RI-FLOU01', name: 'Revue', frequency: 'Chaque semaine' }]);
    const { rituals: shown, problems } = load(ports);
    expect(shown.map(({ name, rhythm, next, address }) => [name, plain(rhythm), plain(next), address])).toEqual([
      [
        'Point prospection',
        'Chaque semaine, le lundi, à 9 h 30 (30 min)',
        'lundi 22 juin',
        'malik.benali@butinage.example',
      ],
      ['Bilan du mois', 'Chaque mois, le premier lundi', 'lundi 6 juillet', 'ines.carpentier@butinage.example'],
    ]);
    expect(problems.map(plain)).toEqual(['« Revue » n’a pas de rythme : complétez la colonne Jour de RITUELS.']);
  });

  test('cost two reads, and a line of JOURNAL when they are sent', () => {
    const ports = plannedCrm();
    load(ports);
    expect(ports.gate.weighted()).toBe(listFloor.read);
    ports.gate.reset();
    sendRituals(ports);
    expect(ports.gate.weighted()).toBe(sendFloor.read + sendFloor.appendRow);
  });

  test('are not there while steering is off', () => {
    expect(loadRituals(smallCrm())).toMatchObject({ ok: false, error: { code: 'steering.off' } });
  });
});

describe('rituals sent to agendas', () => {
  test('go to each person in charge, theirs alone, under identifiers that stay', () => {
    const ports = plannedCrm();
    const sent = sendRituals(ports);
    expect(sent.ok && plain(sent.value.summary)).toBe(
      '2 rituels envoyés à malik.benali@butinage.example, ines.carpentier@butinage.example.',
    );
    sendRituals(ports);
    const [first, second, again] = ports.mailer.mails;
    expect([first?.to, second?.to]).toEqual(['malik.benali@butinage.example', 'ines.carpentier@butinage.example']);
    expect(first?.attachments).toMatchObject([{ name: 'rituels.ics', type: 'text/calendar' }]);
    expect(first?.attachments?.[0]?.text).toContain('SUMMARY:Point prospection');
    expect(first?.attachments?.[0]?.text).not.toContain('Bilan du mois');
    expect(again?.attachments).toEqual(first?.attachments);
  });

  test('stay here when nobody can be reached, or when the quota is used up', () => {
    const ports = steeringCrm();
    expect(sendRituals(ports)).toMatchObject({ ok: false, error: { code: 'rituals.none' } });
    addRows(ports, rituals, [{ id: 'RI-SEUL01', name: 'Revue', frequency: 'Chaque jour ouvré' }]);
    expect(sendRituals(ports)).toMatchObject({ ok: false, error: { code: 'rituals.no-address' } });
    const full = plannedCrm();
    full.mailer.quota = 1;
    expect(sendRituals(full)).toMatchObject({ ok: false, error: { code: 'rituals.quota' } });
    expect(full.mailer.mails).toEqual([]);
    expect(rowsOf(full, rituals)).toHaveLength(2);
  });
});
