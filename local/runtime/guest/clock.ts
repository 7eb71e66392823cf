/** The runtime's clock as the bundle's own Date: `new Date()` and `Date.now()` are the runtime's instant. */
import { host } from './bridge.ts';

const MachineDate = Date;

/** A Date of this context whose present is the runtime's. */
export function createDate(): DateConstructor {
  const now = () => host<number>('clock.now');
  function RuntimeDate(this: unknown, ...args: []): Date | string {
    if (new.target === undefined) return new MachineDate(now()).toString();
    return Reflect.construct(MachineDate, args.length === 0 ? [now()] : args, new.target) as Date;
  }
  RuntimeDate.prototype = MachineDate.prototype;
  Object.defineProperty(RuntimeDate, 'name', { value: 'Date' });
  Object.defineProperty(RuntimeDate, 'length', { value: 7 });
  const date = Object.assign(RuntimeDate, {
    now,
    parse: MachineDate.parse,
    UTC: MachineDate.UTC,
  }) as unknown as DateConstructor;
  Object.defineProperty(MachineDate.prototype, 'constructor', {
    value: date,
    writable: true,
    configurable: true,
    enumerable: false,
  });
  return date;
}
