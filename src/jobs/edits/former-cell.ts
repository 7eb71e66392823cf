/** What a cell held before a person typed in it, from what Google says of the edit. */
import type { Column } from '../../crm/tables/table.ts';
import type { Cell } from '../../ports.ts';

const DAY_MS = 86_400_000;

/** Day 0 of Sheets' dates. */
const EPOCH = new Date(1899, 11, 30);

/** Google tells numbers and dates as numbers, whatever their format: a day is 45823. */
export function formerCell({ type }: Column, oldValue: string): Cell {
  switch (type) {
    case 'date':
    case 'dateTime': {
      const serial = Number(oldValue.replace(',', '.'));
      return Number.isFinite(serial) && oldValue.trim() !== '' ? dateOf(serial) : oldValue;
    }
    case 'integer':
    case 'number':
    case 'amount':
    case 'percent': {
      const number = Number(oldValue.replace(',', '.'));
      return Number.isFinite(number) && oldValue.trim() !== '' ? number : oldValue;
    }
    case 'checkbox':
      return /^true$/i.test(oldValue);
    default:
      return oldValue;
  }
}

/** On the local clock: a day of Sheets has 24 hours, one of ours may have 23. */
function dateOf(serial: number): Date {
  const days = Math.floor(serial);
  const date = new Date(EPOCH.getFullYear(), EPOCH.getMonth(), EPOCH.getDate() + days);
  return new Date(date.getTime() + Math.round((serial - days) * DAY_MS));
}
