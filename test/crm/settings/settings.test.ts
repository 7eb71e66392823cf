import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchKey } from '../../../src/crm/names.ts';
import type { SettingValue } from '../../../src/crm/settings/default-row.ts';
import { defaultSettingRows, defaultSettings, parseSettings } from '../../../src/crm/settings/index.ts';
import { allowedValues } from '../../../src/crm/settings/value-lists.ts';
import type { SettingRow } from '../../../src/crm/tables/index.ts';

const row = (group: string, name: string, value: SettingValue): SettingRow => ({
  group,
  name,
  value,
  unit: '',
  help: '',
});

/** The delivered rows, some of them changed. */
function changed(...changes: readonly SettingRow[]): SettingRow[] {
  const keyOf = ({ group, name }: SettingRow): string => `${matchKey(group)}/${matchKey(name)}`;
  const keys = new Set(changes.map(keyOf));
  return [...defaultSettingRows().filter((delivered) => !keys.has(keyOf(delivered))), ...changes];
}

const plain = (texts: readonly string[]): string[] => texts.map((text) => text.replace(/[\u00a0\u202f]/g, ' '));

describe('as delivered', () => {
  test('the rows of the tab read without a problem, and give the same as no rows at all', () => {
    const { settings, problems } = parseSettings(defaultSettingRows());
    expect(problems).toEqual([]);
    expect(settings).toEqual(defaultSettings());
  });

  test('today’s date stands first, where the help of JOURS_DEPUIS says: PARAMETRES!C2', () => {
    expect(defaultSettingRows()[0]).toMatchObject({ group: 'Calcul', name: 'Aujourd’hui' });
  });

  test('each row has a help sentence', () => {
    for (const { help } of defaultSettingRows()) expect(help).toMatch(/[.…]$/);
  });

  test('the stages are those of the reference, open until the last two', () => {
    expect(defaultSettings().stages.map(({ name, kind }) => [name, kind])).toEqual([
      ['Lead', 'prospecting'],
      ['Qualifié', 'prospecting'],
      ['Contacté', 'prospecting'],
      ['En discussion', 'prospecting'],
      ['Proposition envoyée', 'proposal'],
      ['Négociation', 'proposal'],
      ['Gagné', 'won'],
      ['Perdu', 'lost'],
    ]);
  });

  test('lists of cells come from here', () => {
    const settings = defaultSettings();
    expect(allowedValues('stages', settings)).toHaveLength(8);
    expect(allowedValues('channels', settings)).toContain('BOAMP');
    expect(allowedValues('team', settings)).toEqual([]);
  });
});

describe('a value that the team changes', () => {
  test('is found whatever the accents, case and spaces of its name', () => {
    const { settings } = parseSettings([row('ETAPES : probabilite', ' qualifie ', '35 %')]);
    expect(settings.stages[1]?.probability).toBe(0.35);
  });

  test.each([
    [20, 0.2],
    [0.2, 0.2],
    ['20', 0.2],
    ['20 %', 0.2],
    [100, 1],
    [1, 1],
    [0, 0],
  ])('%j is the probability %d', (value, probability) => {
    expect(parseSettings([row('Étapes : probabilité', 'Lead', value)]).settings.stages[0]?.probability).toBe(
      probability,
    );
  });

  test('that cannot be read gives way to the delivered one, and the team is told', () => {
    const { settings, problems } = parseSettings(changed(row('Étapes : probabilité', 'Qualifié', 'beaucoup')));
    expect(settings).toEqual(defaultSettings());
    expect(plain(problems)).toEqual([
      'PARAMETRES : pour « Étapes : probabilité / Qualifié », « beaucoup » n’est pas un pourcentage entre 0 et 100 ; ' +
        'la valeur d’origine, « 15 », la remplace.',
    ]);
  });

  test('written twice counts once, and the team is told', () => {
    const { settings, problems } = parseSettings([
      row('Température', 'Tiède : réponse depuis au plus', 40),
      row('Température', 'tiede : reponse depuis au plus', 50),
    ]);
    expect(settings.temperature.warm).toBe(40);
    expect(plain(problems)).toEqual([
      'PARAMETRES : « Température / tiede : reponse depuis au plus » est écrit deux fois ; seule la première ligne compte.',
    ]);
  });

  test('rows of the team’s own are left alone', () => {
    expect(parseSettings([row('Notes de Camille', 'idée', 'café')]).problems).toEqual([]);
  });

  test('nothing that is typed makes the reading fail', () => {
    const values = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.date({ noInvalidDate: false }),
      fc.constantFrom('#REF!', 'Non', '', '12,5 %'),
    );
    const delivered = defaultSettingRows();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(delivered.length - 1), values), { maxLength: 8 }), (changes) => {
        const rows = delivered.map((original, index) => {
          const change = changes.find(([at]) => at === index);
          return change === undefined ? original : { ...original, value: change[1] };
        });
        const { settings } = parseSettings(rows);
        const total = Object.values(settings.icp.weights).reduce((sum, weight) => sum + weight, 0);
        expect(total).toBeCloseTo(100);
        expect(settings.stages.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a list', () => {
  test('is lengthened by a row and shortened by taking one away', () => {
    const rows = changed(row('Canaux', 'Salons', 'Oui')).filter(({ name }) => name !== 'Apollo');
    const { channels } = parseSettings(rows).settings;
    expect(channels).toContain('Salons');
    expect(channels).not.toContain('Apollo');
  });

  test('leaves out what is switched off', () => {
    expect(parseSettings(changed(row('Canaux', 'LinkedIn', 'Non'))).settings.channels).not.toContain('LinkedIn');
  });
});

describe('stages', () => {
  test('follow their rank, not their row', () => {
    const rows = [...defaultSettingRows()].reverse();
    expect(parseSettings(rows).settings.stages).toEqual(defaultSettings().stages);
  });

  test('an added one without a nature counts as prospecting, and the team is told', () => {
    const { settings, problems } = parseSettings(changed(row('Étapes', 'Relecture', 3.5)));
    expect(settings.stages[3]).toMatchObject({ name: 'Relecture', kind: 'prospecting', probability: 0, maxDays: null });
    expect(plain(problems)).toEqual([
      'PARAMETRES : la nature de l’étape « Relecture » manque ; elle compte comme Prospection.',
    ]);
  });

  test('a gate that cannot be read is said', () => {
    const { settings, problems } = parseSettings(
      changed(row('Étapes : conditions', 'Qualifié', 'Score ICP > 70 ; beau temps')),
    );
    expect(settings.stages[1]?.gate).toEqual([]);
    expect(plain(problems)).toEqual([
      'PARAMETRES : « Étapes : conditions / Qualifié » : la condition « beau temps » n’est pas connue ; l’étape reste sans condition.',
    ]);
  });

  test('a limit left blank is no limit', () => {
    expect(parseSettings(changed(row('Étapes : durée maximale', 'Lead', ''))).settings.stages[0]?.maxDays).toBeNull();
  });
});

describe('the score’s settings', () => {
  test('weights that do not make 100 are brought to it, and it is said', () => {
    const { settings, problems } = parseSettings(changed(row('ICP : poids', 'Budget', 120)));
    expect(settings.icp.weights.Budget).toBe(60);
    expect(plain(problems)).toEqual([
      'PARAMETRES : les poids du score font 200 au lieu de 100 ; ils sont ramenés à 100.',
    ]);
  });

  test('a bracket is a row with a number in its name', () => {
    const { settings, problems } = parseSettings(
      changed(row('ICP : budget annuel', 'à partir de 100 000 €', 20), row('ICP : budget annuel', 'beaucoup', 5)),
    );
    expect(settings.icp.budget[0]).toEqual({ from: 100_000, included: true, points: 20 });
    expect(plain(problems)).toEqual([
      'PARAMETRES : « ICP : budget annuel / beaucoup » ne contient pas de nombre lisible ; cette ligne ne compte pas.',
    ]);
  });
});

describe('the team', () => {
  const team = [
    row('Équipe', 'Camille Roche', 'camille@pistil.example'),
    row('Équipe', 'Malik Benali', 'malik@pistil.example'),
    row('Équipe : absences', 'camille roche', '19/06/2026'),
    row('Équipe : début des absences', 'Camille Roche', '08/06/2026'),
    row('Équipe : remplacements', 'Camille Roche', 'malik benali'),
  ];

  test('has names, addresses, absences and who stands in', () => {
    const { settings, problems } = parseSettings(changed(...team));
    expect(problems).toEqual([]);
    expect(settings.team).toEqual([
      {
        name: 'Camille Roche',
        email: 'camille@pistil.example',
        absentFrom: new Date(2026, 5, 8),
        absentUntil: new Date(2026, 5, 19),
        replacedBy: 'Malik Benali',
      },
      { name: 'Malik Benali', email: 'malik@pistil.example', absentFrom: null, absentUntil: null, replacedBy: '' },
    ]);
  });

  test('somebody unknown or without a real address is said', () => {
    const rows = changed(row('Équipe', 'Camille Roche', 'camille'), row('Équipe : absences', 'Personne', '19/06/2026'));
    expect(plain(parseSettings(rows).problems)).toEqual([
      'PARAMETRES : « Équipe : absences » nomme « Personne », qui n’est pas dans le groupe « Équipe ».',
      'PARAMETRES : « camille » n’est pas l’adresse e-mail de Camille Roche ; aucun message ne lui sera envoyé.',
    ]);
  });
});

test('a follow-up rule is switched off with « Non », and 0 is the same day', () => {
  const { settings } = parseSettings(
    changed(row('Relances', 'Sans réponse après un envoi', 'Non'), row('Relances', 'Offre ou proposition à rendre', 0)),
  );
  expect([settings.followUps.noAnswerDays, settings.followUps.deadlineDays]).toEqual([null, 0]);
});

test('recipients are separated by commas or new lines', () => {
  const { settings } = parseSettings(
    changed(row('Destinataires', 'Alertes', 'Camille Roche, a@b.example\nc@d.example')),
  );
  expect(settings.messages.recipients.alerts).toEqual(['Camille Roche', 'a@b.example', 'c@d.example']);
});
