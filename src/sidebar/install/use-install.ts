import { useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { InstallReport, InstallView } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { type Choices, NO_CHANGES } from './choices.ts';

/** What is on its way, or how it ended. */
export type Phase =
  | { readonly kind: 'planning' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'installing'; readonly step: number; readonly steps: number; readonly name: string }
  | { readonly kind: 'done'; readonly report: InstallReport };

export interface Install {
  readonly plan: InstallView;
  readonly choices: Choices;
  readonly phase: Phase;
  readonly failure: Failure | null;
  /** Takes choices, and reads the workbook again under them. */
  readonly choose: (choices: Choices) => void;
  /** Carries the plan out, one step for each call. */
  readonly apply: () => void;
  /** The night becomes this person's. */
  readonly takeTriggers: () => void;
  /** What the hand-over has to say; `''` before. */
  readonly handedOver: string;
}

export function useInstall(first: InstallView): Install {
  const [plan, setPlan] = useState(first);
  const [choices, setChoices] = useState<Choices>(NO_CHANGES);
  const [phase, setPhase] = useState<Phase>({ kind: 'planning' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [handedOver, setHandedOver] = useState('');

  const choose = async (next: Choices) => {
    setChoices(next);
    setPhase({ kind: 'reading' });
    const answer = await call('install.plan', { choices: next });
    setPhase({ kind: 'planning' });
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setPlan(answer.value);
  };
  const apply = async () => {
    setFailure(null);
    setPhase({ kind: 'installing', step: plan.progress.done, steps: plan.progress.steps || 1, name: 'Préparation' });
    for (;;) {
      const answer = await call('install.apply', { choices });
      if (!answer.ok) {
        setFailure(answer.error);
        setPhase({ kind: 'planning' });
        return;
      }
      const { value } = answer;
      if (value.state === 'done') {
        setPhase({ kind: 'done', report: value.report });
        return;
      }
      setPhase({ kind: 'installing', step: value.step, steps: value.steps, name: value.name });
    }
  };
  const takeTriggers = async () => {
    const answer = await call('install.take-triggers', {});
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setHandedOver(answer.value.summary);
    setPlan({ ...plan, triggers: { kind: 'mine', owner: answer.value.owner } });
  };

  return {
    plan,
    choices,
    phase,
    failure,
    handedOver,
    choose: (next) => void choose(next),
    apply: () => void apply(),
    takeTriggers: () => void takeTriggers(),
  };
}
