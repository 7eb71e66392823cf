/** What every run of the script begins with: Google reads and evaluates the whole of Code.js. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { medianCpu } from './median-cpu.ts';

export interface Loading {
  /** 1,024 bytes each. */
  readonly kilobytes: number;
  /** Milliseconds of CPU to compile and evaluate it in a new context: the median. */
  readonly milliseconds: number;
}

const RUNS = 21;

export function measureLoading(dist: string): Loading {
  const code = readFileSync(join(dist, 'Code.js'), 'utf8');
  let run = 0;
  const milliseconds = medianCpu(RUNS, () => {
    const context = vm.createContext({});
    // A text that V8 has not seen: it would otherwise find the compiled code of the run before.
    return () => new vm.Script(`${code}\n// ${run++}`).runInContext(context);
  });
  return { kilobytes: Buffer.byteLength(code) / 1024, milliseconds };
}
