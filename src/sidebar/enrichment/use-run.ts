import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EnrichmentPlan } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';

type State =
  | { readonly kind: 'idle' | 'running' | 'stopping' }
  | { readonly kind: 'done'; readonly said: string; readonly how: 'whole' | 'stopped' | 'hindered' }
  | { readonly kind: 'failed'; readonly message: string };

export interface Run {
  readonly plan: EnrichmentPlan;
  /** The plan as the run began. */
  readonly begun: EnrichmentPlan;
  readonly state: State;
  readonly outcome: RefObject<HTMLDivElement | null>;
  start(): Promise<void>;
  stop(): void;
}

/** One short call after the other, until there is nothing left, the person has had enough, or something is wrong. */
export function useRun(first: EnrichmentPlan): Run {
  const [plan, setPlan] = useState(first);
  const [begun, setBegun] = useState(first);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const stopped = useRef(false);
  const outcome = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state.kind === 'done' || state.kind === 'failed') outcome.current?.focus();
  }, [state]);

  const start = async () => {
    stopped.current = false;
    setState({ kind: 'running' });
    setBegun(plan);
    const said: string[] = [];
    let hindered = false;
    for (;;) {
      const answer = await call('enrichment.run', {});
      if (!answer.ok) {
        setState({ kind: 'failed', message: answer.error.message });
        return;
      }
      setPlan(answer.value.plan);
      hindered = answer.value.stopped;
      if (answer.value.summary !== '') said.push(answer.value.summary);
      if (!answer.value.unfinished || stopped.current) break;
    }
    const ended = stopped.current ? 'stopped' : 'whole';
    const how = hindered ? 'hindered' : ended;
    setState({ kind: 'done', said: [...new Set(said)].join(' '), how });
  };
  const stop = () => {
    stopped.current = true;
    setState({ kind: 'stopping' });
  };
  return { plan, begun, state, outcome, start, stop };
}
