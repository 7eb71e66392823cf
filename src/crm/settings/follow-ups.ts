import type { DefaultRow } from './default-row.ts';
import { daysOrNone, numberBetween, type Reader, yesNo } from './readers.ts';
import { declareGroup, type Section } from './section.ts';
import type { SettingsSource } from './source.ts';

/** When a follow-up is made. `null`: the rule is switched off. */
export interface FollowUpSettings {
  /** Days without an answer after an outgoing message. */
  readonly noAnswerDays: number | null;
  /** Reminders without an answer before the contact is left alone. */
  readonly reminders: number;
  /** Days before a tender's or proposal's deadline. */
  readonly deadlineDays: number | null;
  /** Days of silence of a hot contact. */
  readonly quietHotDays: number | null;
  /** Days before a next action is due. */
  readonly nextActionDays: number | null;
  readonly stuckStage: boolean;
  /** Days after which a new person must have been told where their data come from. */
  readonly privacyNoticeDays: number | null;
  /** Days before a task of the action plan is due. */
  readonly taskDays: number | null;
  readonly rituals: boolean;
}

const GROUP = 'Relances';

const NO_ANSWER = 'Sans réponse après un envoi';
const REMINDERS = 'Relances sans réponse, au plus';
const DEADLINE = 'Offre ou proposition à rendre';
const QUIET_HOT = 'Contact chaud sans nouvelles';
const NEXT_ACTION = 'Prochaine action prévue';
const STUCK = 'Affaire bloquée dans son étape';
const PRIVACY = 'Information RGPD à donner';
export const TASK = 'Tâche du plan d’action';
export const RITUAL = 'Rituel';

const rule = (name: string, value: number | string, unit: string, help: string): DefaultRow[] =>
  declareGroup(GROUP, unit, help, [[name, value]]);

/** Follow-up rules, one row each. */
export const followUpSettings: Section<FollowUpSettings> = {
  rows: [
    ...rule(NO_ANSWER, 7, 'jours', 'Relancer si rien n’est revenu après ce délai. Non : règle éteinte.'),
    ...rule(REMINDERS, 3, 'relances', 'Ensuite, le contact n’est plus relancé et devient froid.'),
    ...rule(DEADLINE, 7, 'jours avant', 'Rappeler quand la date limite approche. Non : règle éteinte.'),
    ...rule(QUIET_HOT, 7, 'jours', 'Reprendre contact avec un contact chaud resté silencieux. Non : règle éteinte.'),
    ...rule(NEXT_ACTION, 0, 'jours avant', 'Rappeler la prochaine action ; 0 : le jour même. Non : règle éteinte.'),
    ...rule(STUCK, 'Oui', '', 'Signaler une affaire restée plus que la durée maximale de son étape.'),
    ...rule(
      PRIVACY,
      30,
      'jours',
      'Informer la personne dans ce délai après son ajout (RGPD, article 14). Non : règle éteinte.',
    ),
    ...rule(
      TASK,
      7,
      'jours avant',
      'Rappeler les tâches de PLAN_ACTION avant leur date limite. Non\u00a0: règle éteinte.',
    ),
    ...rule(RITUAL, 'Oui', '', 'Rappeler chaque rituel de RITUELS le jour venu.'),
  ],
  read: (source) => ({
    noAnswerDays: readLimit(source, NO_ANSWER, daysOrNone),
    reminders: source.one(GROUP, REMINDERS, numberBetween(0, 20, 'un nombre de relances')),
    deadlineDays: readLimit(source, DEADLINE, daysOrNone),
    quietHotDays: readLimit(source, QUIET_HOT, daysOrNone),
    nextActionDays: readLimit(source, NEXT_ACTION, daysOrNone),
    stuckStage: source.one(GROUP, STUCK, yesNo),
    privacyNoticeDays: readLimit(source, PRIVACY, daysOrNone),
    taskDays: readLimit(source, TASK, daysOrNone),
    rituals: source.one(GROUP, RITUAL, yesNo),
  }),
};

function readLimit(source: SettingsSource, name: string, reader: Reader<number | 'none'>): number | null {
  const limit = source.one(GROUP, name, reader);
  return limit === 'none' ? null : limit;
}
