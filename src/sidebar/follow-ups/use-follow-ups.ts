import { useRef, useState } from 'preact/hooks';
import type { FollowUpList, FollowUpTask, Settling } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';

export interface Done {
  readonly text: string;
  readonly operation: string | null;
}

/** The list, what is being done to it, and the way back. */
export function useFollowUps(first: FollowUpList) {
  const [list, setList] = useState(first);
  const [busy, setBusy] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const [trouble, setTrouble] = useState('');
  const asked = useRef(0);

  const refresh = async (): Promise<void> => {
    asked.current += 1;
    const turn = asked.current;
    const answer = await call('follow-ups.list', {});
    if (turn !== asked.current) return;
    if (answer.ok) setList(answer.value);
    else setTrouble(answer.error.message);
  };

  const settle = async (task: FollowUpTask, how: Settling): Promise<boolean> => {
    if (busy !== '') return false;
    setBusy(task.id);
    setTrouble('');
    const answer = await call('follow-ups.settle', how);
    if (answer.ok) setDone({ text: answer.value.said, operation: answer.value.operation });
    else setTrouble(answer.error.message);
    await refresh();
    setBusy('');
    return answer.ok;
  };

  const undo = async (): Promise<void> => {
    const operation = done?.operation ?? null;
    setDone(null);
    if (operation === null) return;
    const answer = await call('journal.undo', { operation });
    if (!answer.ok) setTrouble(answer.error.message);
    await refresh();
  };

  return { list, busy, done, trouble, refresh, settle, undo, setDone, setTrouble };
}
