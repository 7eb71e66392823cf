import { readEmail } from '../emails.ts';
import { fold, matchKey } from '../names.ts';
import { dayOrNone, text } from './readers.ts';
import { declareGroup, type Section } from './section.ts';
import type { SettingsSource } from './source.ts';

/** Somebody of the team. */
export interface TeamMember {
  readonly name: string;
  /** `''` when it is not typed. */
  readonly email: string;
  /** First day of absence; `null`: it has begun already, when it has an end. */
  readonly absentFrom: Date | null;
  /** Last day of absence; `null`: not known yet, when it has a beginning. */
  readonly absentUntil: Date | null;
  /** Name of who stands in meanwhile, `''` for nobody. */
  readonly replacedBy: string;
}

const MEMBERS = 'Équipe';
const ABSENCES = 'Équipe : absences';
const BEGINNINGS = 'Équipe : début des absences';
const REPLACEMENTS = 'Équipe : remplacements';

/** The team: names as they stand in « Responsable », with their addresses and absences. */
export const teamSettings: Section<readonly TeamMember[]> = {
  rows: [
    ...declareGroup(
      MEMBERS,
      'adresse e-mail',
      'Une ligne par personne : son nom dans Paramètre, son e-mail dans Valeur.',
      [['', '']],
    ),
    ...declareGroup(
      ABSENCES,
      'date',
      'Une ligne par absence : le nom dans Paramètre, le dernier jour d’absence dans Valeur.',
      [['', '']],
    ),
    ...declareGroup(
      BEGINNINGS,
      'date',
      'Pour une absence à venir : le nom dans Paramètre, le premier jour d’absence dans Valeur.',
      [['', '']],
    ),
    ...declareGroup(
      REPLACEMENTS,
      'nom',
      'Qui reçoit les relances de la personne absente : le nom du remplaçant dans Valeur.',
      [['', '']],
    ),
  ],
  read: readTeam,
};

function readTeam(source: SettingsSource): TeamMember[] {
  const members = source.list(MEMBERS, text);
  const known = new Map(members.map(({ name }) => [matchKey(name), name]));
  const absences = readDays(source, ABSENCES);
  const beginnings = readDays(source, BEGINNINGS);
  const replacements = new Map(source.list(REPLACEMENTS, text).map(({ name, value }) => [matchKey(name), value]));

  const find = (group: string, name: string): string => {
    const found = known.get(matchKey(name));
    if (found === undefined && name !== '') {
      source.report(`PARAMETRES : « ${group} » nomme « ${name} », qui n’est pas dans le groupe « ${MEMBERS} ».`);
    }
    return found ?? '';
  };
  for (const { name } of absences.values()) find(ABSENCES, name);
  for (const { name } of beginnings.values()) find(BEGINNINGS, name);

  return members.map(({ name, value: email }) => {
    const key = matchKey(name);
    const address = readEmail(email);
    if (!address.ok) {
      source.report(
        `PARAMETRES : « ${email} » n’est pas l’adresse e-mail de ${name} ; aucun message ne lui sera envoyé.`,
      );
    }
    return {
      name,
      email: address.ok ? address.value : '',
      absentFrom: beginnings.get(key)?.day ?? null,
      absentUntil: absences.get(key)?.day ?? null,
      replacedBy: find(REPLACEMENTS, replacements.get(key) ?? ''),
    };
  });
}

function readDays(source: SettingsSource, group: string): ReadonlyMap<string, { name: string; day: Date | null }> {
  return new Map(
    source
      .list(group, dayOrNone)
      .map(({ name, value }) => [matchKey(name), { name, day: value === 'none' ? null : value }]),
  );
}

/** The name of the team's member who has this address, else the address. `''` when Google does not say who acts. */
export function authorOf(user: string, team: readonly TeamMember[]): string {
  const address = fold(user);
  return team.find(({ email }) => email !== '' && fold(email) === address)?.name ?? user;
}
