import { type Choice, ChoiceChips } from '../components/choice-chips.tsx';
import { longDay } from '../text/dates.ts';
import type { QuickDue } from './draft.ts';
import { type Calendar, dueIn, remarkOn, writeDue } from './due-days.ts';

const LABELS: Readonly<Record<Exclude<QuickDue, 'other'>, { readonly label: string; readonly spoken: string }>> = {
  1: { label: 'Demain', spoken: 'Demain' },
  3: { label: '+3\u00a0j', spoken: 'Dans 3 jours' },
  7: { label: '+7\u00a0j', spoken: 'Dans 7 jours' },
};

interface Props {
  readonly calendar: Calendar;
  readonly chosen: QuickDue | '';
  readonly day: string;
  readonly onChange: (chosen: QuickDue | '', day: string) => void;
}

/** When the next action is due: three quick days or another, the resulting date written in full. */
export function DueChoice({ calendar, chosen, day, onChange }: Props) {
  const choices: Choice<QuickDue>[] = [
    ...(['1', '3', '7'] as const).map((count) => {
      const { label, spoken } = LABELS[count];
      return { value: count, label, spoken: `${spoken}, ${writeDue(dueIn(Number(count), calendar), calendar)}` };
    }),
    { value: 'other', label: 'Autre date', icon: 'calendar' },
  ];
  const choose = (picked: QuickDue | '') =>
    onChange(picked, picked === '' || picked === 'other' ? '' : dueIn(Number(picked), calendar).day);
  return (
    <>
      <ChoiceChips name="due" label="Échéance" choices={choices} value={chosen} onChange={choose} clearable />
      {chosen === 'other' && (
        <input
          class="input"
          id="dueOn"
          type="date"
          aria-label="Autre date"
          value={day}
          onInput={(event) => onChange('other', event.currentTarget.value)}
        />
      )}
      <p class="hint" aria-live="polite">
        {describe(chosen, day, calendar)}
      </p>
    </>
  );
}

function describe(quick: QuickDue | '', day: string, calendar: Calendar): string {
  if (quick === 'other') {
    return day === '' ? '' : `Échéance\u00a0: ${longDay(day, calendar.today)}.${remarkOn(day, calendar)}`;
  }
  if (quick === '') return 'Sans échéance, aucune relance ne sera créée.';
  return `Échéance\u00a0: ${writeDue(dueIn(Number(quick), calendar), calendar)}`;
}
