/** « Point de pilotage »: where hypotheses, actions, criteria and objectives stand, and what is to be decided. */
import { formatLongDay, formatShortDay, formatTime } from '../../french/dates.ts';
import { countOf } from '../../french/numbers.ts';
import {
  asSentence,
  capitalize,
  dayNear,
  type Figure,
  gridSection,
  type Item,
  listSection,
  type ReportContent,
  type Section,
  sourceOf,
} from '../../reports/report.ts';
import { type ActionRow, actions, criteria, type HypothesisRow, hypotheses, objectives } from '../../tables/index.ts';
import { overallVerdict } from '../lines.ts';
import { isLate, isOver, taskName } from '../tasks.ts';
import { type JudgedCriterion, judgeCriteria } from './criteria.ts';
import { decisionsToTake } from './decisions.ts';
import type { MeetingFacts } from './facts.ts';
import { type BehindObjective, objectivesBehind } from './objectives.ts';

/** A meeting reads no more of one kind. */
const SHOWN = 25;

export function writeMeeting(facts: MeetingFacts): ReportContent {
  const { now } = facts;
  const judged = judgeCriteria(facts.criteria, now);
  const behind = objectivesBehind(facts);
  const open = facts.actions.filter((task) => taskName(task) !== '' && !isOver(task)).sort(byDeadline);
  const late = open.filter((task) => isLate(task, now)).length;
  const decisions = decisionsToTake(facts, judged, behind);
  const failing = judged.filter(({ verdict }) => verdict === 'NO-GO').length;
  const day = formatLongDay(now);
  const toDecide = countOf(decisions.length, 'décision à prendre', 'décisions à prendre');
  return {
    subject: `Pistil, point de pilotage du ${formatShortDay(now)}\u00a0: ${toDecide}`,
    name: 'Point de pilotage',
    period: capitalize(day),
    intro: [
      decisions.length === 0 ? 'Rien à décider\u00a0: tout suit son cours.' : `${capitalize(toDecide)}.`,
      tellTeam(facts.settings.team),
    ]
      .filter((part) => part !== '')
      .join(' '),
    figures: [
      figure(failing, failing < 2 ? 'critère sous son seuil' : 'critères sous leur seuil', CRITERIA),
      figure(behind.length, behind.length < 2 ? 'objectif en retard' : 'objectifs en retard', OBJECTIVES),
      figure(late, late < 2 ? 'action en retard' : 'actions en retard', ACTIONS),
    ],
    sections: [
      listed('Décisions à prendre', DECISIONS, decisions, (decision) => decision, 'Rien à décider aujourd’hui.'),
      criteriaSection(judged),
      objectivesSection(behind, facts.objectives.length),
      listed(
        'Actions en cours',
        ACTIONS,
        open,
        (task) => describeTask(task, now),
        'Aucune action en cours\u00a0: ajoutez-les dans PLAN_ACTION.',
      ),
      listed(
        'Hypothèses',
        HYPOTHESES,
        facts.hypotheses.filter(({ hypothesis }) => hypothesis.trim() !== ''),
        describeHypothesis,
        'Aucune hypothèse\u00a0: écrivez dans HYPOTHESES ce que vous croyez, et comment le vérifier.',
      ),
      ...listSection(
        { title: 'Ce qui n’a pas pu être lu', source: '' },
        facts.leftOut,
        SHOWN,
        (title) => ({ title }),
        () => '',
      ),
    ],
    ending: `Chiffres du ${formatShortDay(now)} à ${formatTime(now)}.`,
    isEmpty: decisions.length === 0,
  };
}

/** « Équipe : Inès Carpentier, Malik Benali. » A sheet of paper says whose meeting it is. */
function tellTeam(team: MeetingFacts['settings']['team']): string {
  const names = team.map(({ name }) => name.trim()).filter((name) => name !== '');
  return names.length === 0 ? '' : `Équipe\u00a0: ${names.join(', ')}.`;
}

const CRITERIA = sourceOf(criteria, 'current', 'threshold');
const OBJECTIVES = sourceOf(objectives, 'period', 'attainment');
const ACTIONS = sourceOf(actions, 'dueOn', 'status');
const HYPOTHESES = sourceOf(hypotheses, 'status', 'evidence');
const DECISIONS = 'D’après GO_NO_GO, OBJECTIFS, PLAN_ACTION et HYPOTHESES';

function figure(value: number, label: string, source: string): Figure {
  return { value: String(value), label, tone: value > 0 ? 'bad' : 'plain', source };
}

/** A section that is there even when it is empty: the meeting must see that nobody has forgotten it. */
function listed<T>(
  title: string,
  source: string,
  rows: readonly T[],
  describe: (row: T) => Partial<Item> & Pick<Item, 'title'>,
  empty: string,
): Section {
  const rest = (count: number) => `Et ${countOf(count, 'autre', 'autres')}.`;
  const [section] = listSection({ title, source }, rows, SHOWN, describe, rest);
  return section ?? { title, items: [], grid: null, note: empty, source };
}

function criteriaSection(judged: readonly JudgedCriterion[]): Section {
  const verdict = overallVerdict(judged);
  const title = 'Go / No-Go';
  if (verdict === '') {
    const note = 'Aucun critère\u00a0: écrivez dans GO_NO_GO ce qui décide de continuer, et son seuil.';
    return { title, items: [], grid: null, note, source: CRITERIA };
  }
  return gridSection(
    title,
    CRITERIA,
    {
      head: ['Critère', 'Valeur', 'Seuil', 'Idéal', 'Verdict', 'Il reste'],
      rows: judged.map(({ name, current, threshold, ideal, verdict: own, left }) => [
        name,
        current,
        threshold,
        ideal,
        own,
        left,
      ]),
    },
    `Verdict d’ensemble\u00a0: ${verdict}.`,
  );
}

function objectivesSection(behind: readonly BehindObjective[], known: number): Section {
  const title = 'Objectifs en retard sur leur rythme';
  if (behind.length === 0) {
    const note =
      known === 0
        ? 'Aucun objectif\u00a0: écrivez-les dans OBJECTIFS.'
        : 'Aucun objectif n’est en retard sur son rythme.';
    return { title, items: [], grid: null, note, source: OBJECTIVES };
  }
  return gridSection(title, OBJECTIVES, {
    head: ['Objectif', 'Valeur', 'Cible', 'Atteint', 'Attendu'],
    rows: behind.map(({ name, current, target, attained, expected }) => [name, current, target, attained, expected]),
  });
}

function describeTask(task: ActionRow, now: Date): Partial<Item> & Pick<Item, 'title'> {
  const late = isLate(task, now);
  const due = task.dueOn === null ? 'sans date limite' : `pour le ${dayNear(task.dueOn, now)}`;
  const solution = task.solution.trim() === '' ? '' : ` Solution\u00a0: ${asSentence(task.solution.trim())}`;
  return {
    title: taskName(task),
    place: [task.assignee.trim() || 'Sans responsable', due].join(', '),
    badge: late ? 'En retard' : task.status,
    badgeTone: late ? 'bad' : 'plain',
    text: task.obstacle.trim() === '' ? '' : `Frein\u00a0: ${asSentence(task.obstacle.trim())}${solution}`,
  };
}

function describeHypothesis({
  hypothesis,
  question,
  status,
  evidence,
}: HypothesisRow): Partial<Item> & Pick<Item, 'title'> {
  return {
    title: hypothesis.trim(),
    place: question.trim(),
    badge: status || 'À tester',
    badgeTone: status === 'Invalidée' ? 'bad' : 'plain',
    text: evidence.trim() === '' ? 'Aucune preuve notée.' : `Preuve\u00a0: ${asSentence(evidence.trim())}`,
  };
}

/** The late first, since they are the earliest; tasks without a deadline last. */
function byDeadline(one: ActionRow, two: ActionRow): number {
  const key = ({ dueOn }: ActionRow) => dueOn?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return key(one) - key(two);
}
