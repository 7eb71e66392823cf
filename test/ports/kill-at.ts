import type { MemoryPorts } from './memory-ports.ts';

/** Ends a script before or after its service call of this number, from 0: whatever it asks for then fails, as in a dead run. */
export function killAt({ gate }: MemoryPorts, number: number, moment: 'before' | 'after'): void {
  let made = 0;
  gate.perform = (_call, effect) => {
    if (made > number || (made === number && moment === 'before')) throw new Error('killed');
    const value = effect();
    made += 1;
    if (made > number) throw new Error('killed');
    return value;
  };
}
