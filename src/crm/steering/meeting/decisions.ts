/** What the meeting has to decide, from what stands in the tabs: nothing here is anybody's opinion. */
import { daysBetween } from '../../french/dates.ts';
import { countOf } from '../../french/numbers.ts';
import { asSentence, dayNear, type Item } from '../../reports/report.ts';
import { isLate, taskName } from '../tasks.ts';
import type { JudgedCriterion } from './criteria.ts';
import type { MeetingFacts } from './facts.ts';
import type { BehindObjective } from './objectives.ts';

type Decision = Pick<Item, 'title' | 'place' | 'badge' | 'badgeTone' | 'text'>;

/** The gravest first: criteria, objectives, late actions, hypotheses. */
export function decisionsToTake(
  { actions, hypotheses, now }: MeetingFacts,
  criteria: readonly JudgedCriterion[],
  behind: readonly BehindObjective[],
): Decision[] {
  return [
    ...criteria
      .filter(({ verdict }) => verdict === 'NO-GO')
      .map(({ name, current, threshold, left }) =>
        decide('Poursuivre, changer ou arrêter', name, 'NO-GO', `${current}, seuil ${threshold}${tellLeft(left)}.`),
      ),
    ...criteria
      .filter(({ verdict }) => verdict === 'à mesurer')
      .map(({ name, left }) => decide('Mesurer', name, '', `Aucune valeur dans GO_NO_GO${tellLeft(left)}.`)),
    ...behind.map(({ name, attained, expected, assignee }) =>
      decide('Rattraper ou revoir la cible', name, '', `${attained} atteints, ${expected} attendus.`, assignee),
    ),
    ...actions
      .filter((task) => taskName(task) !== '' && isLate(task, now))
      .map((task) => {
        const days = task.dueOn === null ? 0 : daysBetween(task.dueOn, now);
        const due =
          task.dueOn === null
            ? ''
            : `Prévue le ${dayNear(task.dueOn, now)}, ${countOf(days, 'jour', 'jours')} de retard.`;
        return decide('Relancer, reporter ou abandonner', taskName(task), 'En retard', due, task.assignee);
      }),
    ...hypotheses
      .filter(({ hypothesis, status }) => hypothesis.trim() !== '' && (status === 'À tester' || status === ''))
      .map(({ hypothesis, test }) =>
        decide(
          'Tester',
          hypothesis.trim(),
          '',
          test.trim() === '' ? 'Rien ne dit comment la valider.' : asSentence(test.trim()),
        ),
      ),
  ];
}

function decide(what: string, about: string, badge: string, text: string, assignee = ''): Decision {
  return {
    title: `${what}\u00a0: ${about}`,
    place: assignee.trim(),
    badge,
    badgeTone: badge === '' ? 'plain' : 'bad',
    text,
  };
}

function tellLeft(left: string): string {
  if (left === '–') return '';
  return /^\d/.test(left) ? `, il reste ${left}` : `, échéance ${left}`;
}
