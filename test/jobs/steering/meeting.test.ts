import { describe, expect, test } from 'vitest';
import { criteria, objectives } from '../../../src/crm/tables/index.ts';
import { floor, type ShownMeeting, sendMeeting, showMeeting } from '../../../src/jobs/meeting/show-meeting.ts';
import type { MemoryPorts } from '../../ports/memory-ports.ts';
import { addRows, smallCrm } from '../crm-workbook.ts';
import { plannedCrm, steeringCrm } from './steering-workbook.ts';

const plain = (text: string) => text.replace(/\u00a0/g, ' ').replace(/\u202f/g, ' ');

function show(ports: MemoryPorts): ShownMeeting {
  const shown = showMeeting(ports);
  if (!shown.ok) throw new Error(shown.error.message);
  return shown.value;
}

function section(shown: ShownMeeting, title: string) {
  const found = shown.report.sections.find((one) => one.title === title);
  if (!found) throw new Error(`no section ${title}`);
  return found;
}

const titles = (shown: ShownMeeting, title: string) => section(shown, title).items.map((item) => plain(item.title));

describe('the report of the steering meeting', () => {
  test('says what is to be decided, the gravest first', () => {
    expect(titles(show(plannedCrm()), 'Décisions à prendre')).toEqual([
      'Poursuivre, changer ou arrêter : Opportunités qualifiées',
      'Mesurer : CA engagé',
      'Rattraper ou revoir la cible : Premiers rendez-vous',
      'Relancer, reporter ou abandonner : Appeler vingt maires',
      'Tester : Les maires décident avant l’été',
    ]);
  });

  test('holds criteria against their thresholds with the days left, never zero for what is not measured', () => {
    const { grid, note, source } = section(show(plannedCrm()), 'Go / No-Go');
    expect(grid?.rows.map((row) => row.map(plain))).toEqual([
      ['Opportunités qualifiées', '3', '5', '10', 'NO-GO', '14 jours'],
      ['Signatures', '2', '1', '2', 'GO idéal', '14 jours'],
      ['CA engagé', '–', '2 500', '5 000', 'à mesurer', '–'],
    ]);
    expect(plain(note)).toBe('Verdict d’ensemble : NO-GO.');
    expect(source).toBe('GO_NO_GO, colonnes Valeur actuelle et Seuil minimum');
  });

  test('compares objectives with the working days gone of their period', () => {
    const shown = show(plannedCrm());
    // Tuesday 16 June 2026 is the twelfth of twenty-two working days; on the year, 115 of 252 are gone.
    expect(section(shown, 'Objectifs en retard sur leur rythme').grid?.rows.map((row) => row.map(plain))).toEqual([
      ['Premiers rendez-vous', '3', '12', '25 %', '55 %'],
    ]);
  });

  test('holds a rate and a ceiling against their whole target, whatever the day, each in its unit', () => {
    const ports = steeringCrm();
    const year = { period: 'Année' };
    addRows(ports, objectives, [
      { id: 'OB-GAIN', indicator: 'Taux de gain', code: 'TAUX_GAIN', ...year, target: 0.5, current: 0.4 },
      { id: 'OB-CLOS', indicator: 'Pertes', code: 'PERTES', ...year, target: 4, current: 5 },
      { id: 'OB-RECL', indicator: 'Réclamations', code: 'RECLAMATIONS', ...year, target: 4, current: 4 },
      { id: 'OB-ROI1', indicator: 'ROI', code: 'ROI', ...year, target: 2, current: 1.5 },
    ]);
    const { grid } = section(show(ports), 'Objectifs en retard sur leur rythme');
    expect(grid?.rows.map((row) => row.map(plain))).toEqual([
      ['ROI', '1,5 ×', '2 ×', '75 %', '100 %'],
      ['Taux de gain', '40 %', '50 %', '80 %', '100 %'],
      ['Pertes', '5', '4', '80 %', '100 %'],
    ]);
  });

  test('names an action’s owner and date, the late ones first, and hypotheses with their evidence', () => {
    const shown = show(plannedCrm());
    expect(
      section(shown, 'Actions en cours').items.map(({ title, place, badge }) => [title, plain(place), badge]),
    ).toEqual([
      ['Appeler vingt maires', 'Malik Benali, pour le 12 juin', 'En retard'],
      ['Salon des maires', 'Inès Carpentier, pour le 21 juin', 'À faire'],
      ['Bilan de saison', 'Sans responsable, pour le 30 septembre', 'À faire'],
    ]);
    expect(section(shown, 'Hypothèses').items.map(({ badge, text }) => [badge, plain(text)])).toEqual([
      ['À tester', 'Aucune preuve notée.'],
      ['Validée', 'Preuve : Six demandes sur huit en mai.'],
    ]);
  });

  test('says of each figure in which tab it stands', () => {
    const { report } = show(plannedCrm());
    expect(report.figures.map(({ value, source }) => [value, source])).toEqual([
      ['1', 'GO_NO_GO, colonnes Valeur actuelle et Seuil minimum'],
      ['1', 'OBJECTIFS, colonnes Période et Atteinte\u00a0%'],
      ['1', 'PLAN_ACTION, colonnes Date limite et Statut'],
    ]);
  });

  test('says what to write where nothing is', () => {
    const shown = show(steeringCrm());
    expect(plain(shown.report.intro)).toBe(
      'Rien à décider : tout suit son cours. Équipe : Malik Benali, Inès Carpentier.',
    );
    expect(shown.report.sections.map(({ note }) => plain(note))).toEqual([
      'Rien à décider aujourd’hui.',
      'Aucun critère : écrivez dans GO_NO_GO ce qui décide de continuer, et son seuil.',
      'Aucun objectif : écrivez-les dans OBJECTIFS.',
      'Aucune action en cours : ajoutez-les dans PLAN_ACTION.',
      'Aucune hypothèse : écrivez dans HYPOTHESES ce que vous croyez, et comment le vérifier.',
    ]);
  });

  test('goes on without a tab that is gone, and says so', () => {
    const ports = plannedCrm();
    ports.book.deleteTab(objectives.tab);
    expect(titles(show(ports), 'Ce qui n’a pas pu être lu').map(plain)).toEqual([
      'L’onglet OBJECTIFS n’est plus là : Pistil > Pilotage le recrée.',
    ]);
  });

  test('reads five tabs, whatever their rows', () => {
    const ports = plannedCrm();
    show(ports);
    expect(ports.gate.weighted()).toBe(floor.read);
  });

  test('is not there while steering is off', () => {
    expect(showMeeting(smallCrm())).toMatchObject({ ok: false, error: { code: 'steering.off' } });
  });
});

describe('the same in Markdown', () => {
  test('has a table, lists, and sources', () => {
    const markdown = plain(show(plannedCrm()).markdown);
    expect(markdown).toContain('# Point de pilotage\n\n**Mardi 16 juin 2026**');
    expect(markdown).toContain('| Critère | Valeur | Seuil | Idéal | Verdict | Il reste |\n| --- | ---: |');
    expect(markdown).toContain('- **Appeler vingt maires** : En retard. Malik Benali, pour le 12 juin');
  });

  test('is text alone, whatever people have typed', () => {
    const ports = steeringCrm();
    addRows(ports, criteria, [{ criterion: '<b>*A* | B</b>\n# C', threshold: 1, current: 2 }]);
    expect(show(ports).markdown).toContain('| \\<b\\>\\*A\\* \\| B\\</b\\> \\# C |');
  });
});

describe('sent by e-mail', () => {
  const send = (ports: MemoryPorts, to: 'me' | 'team') => sendMeeting(ports, { to });

  test('goes to whoever asks, or to each of the team', () => {
    const ports = plannedCrm();
    expect(send(ports, 'me')).toMatchObject({ ok: true });
    expect(send(ports, 'team')).toMatchObject({ ok: true });
    expect(ports.mailer.mails.map(({ to }) => to)).toEqual([
      'malik.benali@butinage.example',
      'malik.benali@butinage.example',
      'ines.carpentier@butinage.example',
    ]);
    expect(ports.mailer.mails[0]?.html).toContain('Opportunités qualifiées');
    expect(plain(ports.mailer.mails[2]?.text ?? '')).toContain('Malik Benali l’a envoyé à l’équipe');
  });

  test('does not leave by halves', () => {
    const ports = plannedCrm();
    ports.mailer.quota = 1;
    expect(send(ports, 'team')).toMatchObject({ ok: false, error: { code: 'report.quota' } });
    expect(ports.mailer.mails).toEqual([]);
  });
});
