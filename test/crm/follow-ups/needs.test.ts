import { addDays } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FollowUpFacts, isDated, ruleOf, subjectKey } from '../../../src/crm/follow-ups/need.ts';
import { needsOf } from '../../../src/crm/follow-ups/needs.ts';
import { isAway } from '../../../src/crm/follow-ups/stand-in.ts';
import { isGivenUp } from '../../../src/crm/follow-ups/unanswered.ts';
import { activityByContact } from '../../../src/crm/interactions.ts';
import { defaultSettingRows, parseSettings, type Settings } from '../../../src/crm/settings/index.ts';
import {
  type ContactRow,
  contacts,
  type FollowUpRow,
  type InteractionRow,
  interactions,
  type OpportunityRow,
  opportunities,
  type TenderRow,
  tenders,
} from '../../../src/crm/tables/index.ts';
import type { RowOf, Table } from '../../../src/crm/tables/table.ts';
import { INTERACTION_RESULTS, INTERACTION_TYPES } from '../../../src/crm/tables/values.ts';
import { isWorkingDay } from '../../../src/crm/working-days.ts';

const TODAY = new Date(2026, 5, 16);
const MALIK = {
  name: 'Malik Benali',
  email: '',
  absentFrom: null,
  absentUntil: new Date(2026, 5, 18),
  replacedBy: 'Inès Carpentier',
};
const INES = { name: 'Inès Carpentier', email: '', absentFrom: null, absentUntil: null, replacedBy: '' };
const SETTINGS: Settings = { ...parseSettings(defaultSettingRows()).settings, team: [MALIK, INES] };

/** A row with everything blank but what is said. */
function row<T extends Table>(table: T, values: Partial<RowOf<T>>): RowOf<T> {
  const blank = { checkbox: false, number: null, amount: null, percent: null, date: null, datetime: null };
  const cells = table.columns.map(({ key, type }) => [key, type in blank ? blank[type as keyof typeof blank] : '']);
  return { ...Object.fromEntries(cells), ...values } as RowOf<T>;
}

function factsOf(known: {
  people?: readonly ContactRow[];
  deals?: readonly OpportunityRow[];
  notices?: readonly TenderRow[];
  talks?: readonly InteractionRow[];
}): FollowUpFacts {
  const { people = [], deals = [], notices = [], talks = [] } = known;
  const exchanges = new Map<string, InteractionRow[]>();
  for (const talk of talks) exchanges.set(talk.contactId, [...(exchanges.get(talk.contactId) ?? []), talk]);
  return {
    contacts: people,
    opportunities: deals,
    tenders: notices,
    exchanges,
    activities: activityByContact(talks),
    actions: [],
    rituals: [],
  };
}

const CLAIRE = row(contacts, {
  id: 'CT-CLAIRE',
  label: 'Claire Vasseur (Valmarais)',
  stage: 'Contacté',
  informedOn: new Date(2026, 0, 5),
  assignee: INES.name,
});
const sentOn = (...days: readonly number[]) =>
  days.map((day) =>
    row(interactions, { contactId: CLAIRE.id, type: 'Email envoyé', date: new Date(2026, 5, day, 10) }),
  );
const askedFor = (facts: FollowUpFacts, on = TODAY) => needsOf(facts, SETTINGS, on).map(({ rule }) => rule);

describe('silence after a message', () => {
  test('is followed up from the seventh day, three times, then left', () => {
    const after = (...days: number[]) => askedFor(factsOf({ people: [CLAIRE], talks: sentOn(...days) }));
    expect(after(10)).toEqual([]);
    expect(after(9)).toEqual(['no-answer']);
    expect(after(1, 5, 9)).toEqual(['no-answer']);
    expect(after(1, 3, 5, 9)).toEqual([]);
  });

  test('leaves the contact cold once the last reminder has waited in vain', () => {
    const givenUp = (...days: number[]) => {
      const talks = sentOn(...days);
      const activity = activityByContact(talks).get(CLAIRE.id);
      return activity !== undefined && isGivenUp(talks, activity, SETTINGS.followUps, TODAY);
    };
    expect(givenUp(1, 5, 9)).toBe(false);
    expect(givenUp(1, 3, 5, 9)).toBe(true);
    expect(givenUp(1, 3, 5, 10)).toBe(false);
  });
});

test('a hot lead gone quiet is followed up, a client is not', () => {
  const talks = [row(interactions, { contactId: CLAIRE.id, type: 'Email reçu', date: new Date(2026, 5, 9) })];
  const hot = { ...CLAIRE, temperature: 'Chaud' };
  expect(askedFor(factsOf({ people: [hot], talks }))).toEqual(['quiet-hot']);
  expect(askedFor(factsOf({ people: [{ ...hot, stage: 'Gagné' }], talks }))).toEqual([]);
});

test('an opportunity that nobody was given is its contact’s person’s', () => {
  const deal = row(opportunities, {
    id: 'OP-1',
    title: 'Haies',
    contactId: CLAIRE.id,
    stage: 'Proposition envoyée',
    closesOn: new Date(2026, 5, 18),
  });
  const [due] = needsOf(factsOf({ people: [CLAIRE], deals: [deal] }), SETTINGS, TODAY);
  expect(due).toMatchObject({ rule: 'deadline', assignee: INES.name });
});

test('what is due once the absent person is back stays theirs; what is late goes to who stands in', () => {
  const due = (on: Date) => row(contacts, { ...CLAIRE, assignee: MALIK.name, nextAction: 'Rappeler', dueOn: on });
  const ahead = { ...SETTINGS, followUps: { ...SETTINGS.followUps, nextActionDays: 5 } };
  const assignee = (on: Date) => needsOf(factsOf({ people: [due(on)] }), ahead, TODAY)[0]?.assignee;
  expect(assignee(new Date(2026, 5, 1))).toBe(INES.name);
  expect(assignee(new Date(2026, 5, 19))).toBe(MALIK.name);
});

describe('whatever stands in the tabs', () => {
  const day = fc.integer({ min: -60, max: 40 }).map((count) => addDays(TODAY, count));
  const someDay = fc.option(day, { nil: null });
  const who = fc.constantFrom(MALIK.name, INES.name, 'Zoé Lambert', '');
  const stage = fc.constantFrom('', 'À inventer', ...SETTINGS.stages.map(({ name }) => name));
  const person = fc
    .record({
      id: fc.constantFrom('CT-1', 'CT-2', 'CT-3', ''),
      assignee: who,
      stage,
      dueOn: someDay,
      nextAction: fc.constantFrom('', 'Rappeler'),
      temperature: fc.constantFrom('', 'Chaud', 'Tiède'),
      addedOn: someDay,
      informedOn: someDay,
      optedOut: fc.boolean(),
    })
    .map((values) => row(contacts, { ...values, label: `Personne ${values.id}` }));
  const deal = fc
    .record({
      id: fc.constantFrom('OP-1', 'OP-2', ''),
      contactId: fc.constantFrom('CT-1', 'CT-2', ''),
      assignee: who,
      stage,
      closesOn: someDay,
      stageSince: someDay,
      nextAction: fc.constantFrom('', 'Chiffrer'),
      dueOn: someDay,
    })
    .map((values) => row(opportunities, { ...values, title: `Affaire ${values.id}` }));
  const notice = fc
    .record({
      noticeId: fc.constantFrom('26-1', '26-2', ''),
      opportunityId: fc.constantFrom('OP-1', ''),
      decision: fc.constantFrom('', 'Retenu', 'Écarté'),
      state: fc.constantFrom('Initial', 'Rectifié', 'Annulé', 'Attribué'),
      deadline: someDay,
      questionsBefore: someDay,
    })
    .map((values) => row(tenders, { ...values, title: `Marché ${values.noticeId}` }));
  const talk = fc
    .record({
      contactId: fc.constantFrom('CT-1', 'CT-2', 'CT-3', ''),
      type: fc.constantFrom(...INTERACTION_TYPES),
      result: fc.constantFrom('', ...INTERACTION_RESULTS),
      date: someDay,
    })
    .map((values) => row(interactions, values));
  const distinct = <V>(of: (value: V) => string) => ({ maxLength: 3, selector: of });
  const facts = fc
    .record({
      people: fc.uniqueArray(
        person,
        distinct<ContactRow>(({ id }) => id),
      ),
      deals: fc.uniqueArray(
        deal,
        distinct<OpportunityRow>(({ id }) => id),
      ),
      notices: fc.uniqueArray(
        notice,
        distinct<TenderRow>(({ noticeId }) => noticeId),
      ),
      talks: fc.array(talk, { maxLength: 8 }),
    })
    .map(factsOf);
  const always = (holds: (known: FollowUpFacts) => boolean | undefined) =>
    fc.assert(
      fc.property(facts, (known) => holds(known) ?? true),
      { numRuns: 1000 },
    );

  test('one follow-up for each reason and subject, known again by its « Pourquoi »', () => {
    always((known) => {
      const needs = needsOf(known, SETTINGS, TODAY);
      const keys = needs.map((need) => subjectKey(need.rule, need));
      const again = needs.map((need) => subjectKey(ruleOf(need) ?? need.rule, need as unknown as FollowUpRow));
      expect(new Set(keys).size).toBe(keys.length);
      expect(again).toEqual(keys);
    });
  });

  test('sorting a tab changes nothing', () => {
    const sorted = (known: FollowUpFacts) =>
      needsOf(known, SETTINGS, TODAY).sort((a, b) => (subjectKey(a.rule, a) < subjectKey(b.rule, b) ? -1 : 1));
    always((known) => {
      const { contacts: people, opportunities: deals, tenders: notices } = known;
      const upside = {
        ...known,
        contacts: [...people].reverse(),
        opportunities: [...deals].reverse(),
        tenders: [...notices].reverse(),
      };
      expect(sorted(upside)).toEqual(sorted(known));
    });
  });

  test('every one is due on a worked day, or today when no worked day is left before a deadline', () => {
    always((known) =>
      needsOf(known, SETTINGS, TODAY).every(
        ({ rule, dueOn }) => isWorkingDay(dueOn, SETTINGS.calendar) || (isDated(rule) && dueOn <= TODAY),
      ),
    );
  });

  test('nobody who objected is asked about, nor anything about a deal that is over', () => {
    always((known) => {
      const objecting = new Set(known.contacts.filter(({ id, optedOut }) => id !== '' && optedOut).map(({ id }) => id));
      const over = new Set(
        known.opportunities
          .filter((one) => one.id !== '' && (one.stage === 'Gagné' || one.stage === 'Perdu'))
          .map(({ id }) => id),
      );
      return needsOf(known, SETTINGS, TODAY).every(
        ({ contactId, opportunityId, noticeId }) =>
          !objecting.has(contactId) && (noticeId !== '' || !over.has(opportunityId)),
      );
    });
  });

  test('nobody who is away that day has to do it while somebody stands in', () => {
    always((known) =>
      needsOf(known, SETTINGS, TODAY).every(
        ({ assignee, dueOn }) => assignee !== MALIK.name || !isAway(MALIK, dueOn > TODAY ? dueOn : TODAY),
      ),
    );
  });

  test('a rule that is switched off asks for nothing', () => {
    const off = parseSettings(
      defaultSettingRows().map((line) =>
        line.group === 'Relances' && line.value !== 3 ? { ...line, value: 'Non' } : line,
      ),
    ).settings;
    always((known) => needsOf(known, off, TODAY).every(({ rule }) => rule === 'tender-closed'));
  });
});
