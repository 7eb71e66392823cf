import { useRef, useState } from 'preact/hooks';
import type { Failure, Result } from '../../result.ts';
import type { SteeringPage } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';

/** Which button works. */
export type Work = 'on' | 'off' | 'refresh' | 'add' | 'remove';

/** One thing at a time; the page is read again after each, and what came of it is told. */
export function useSteering(first: SteeringPage) {
  const [steering, setSteering] = useState(first);
  const [work, setWork] = useState<Work | null>(null);
  const [told, setTold] = useState('');
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const outcome = useRef<HTMLDivElement>(null);

  const run = async (what: Work, ask: () => Promise<Result<{ readonly summary: string }>>) => {
    if (work !== null) return;
    setWork(what);
    setTold('');
    setTrouble(null);
    const answer = await ask();
    if (answer.ok) setTold(answer.value.summary);
    else setTrouble(answer.error);
    const now = await call('steering.load', {});
    if (now.ok) setSteering(now.value);
    setWork(null);
    outcome.current?.focus();
  };

  return {
    steering,
    work,
    told,
    trouble,
    outcome,
    switchOn: (examples: boolean) => run('on', () => call('steering.switch-on', { examples })),
    switchOff: () => run('off', () => call('steering.switch-off', {})),
    refresh: () => run('refresh', () => call('steering.refresh', {})),
    addExamples: () => run('add', () => call('steering.add-examples', {})),
    removeExamples: () => run('remove', () => call('steering.remove-examples', {})),
  };
}
