/** Lines of Logger and console. */
import type { HostOperations } from '../contract.ts';
import type { LiveExecution } from './execution.ts';
import type { LogLine } from './run.ts';

export function createLogOperations(): HostOperations {
  const operations: Record<string, (run: LiveExecution, ...args: never[]) => unknown> = {
    'log.write': (run, level: LogLine['level'], message: string) => void run.log.push({ level, message }),
    'clock.now': (run) => run.now(),
  };
  return operations as unknown as HostOperations;
}
