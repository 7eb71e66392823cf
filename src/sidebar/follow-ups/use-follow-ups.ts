import { useRef, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { FollowUpList, FollowUpTask, Settling } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';

export interface Done {
  readonly text: string;
  readonly operation: string | null;
}

/** What could not be done. */
interface Trouble {
  readonly title: string;
  readonly text: string;
}

/** The list, what is being done to it, and the way back. */
export function useFollowUps(first: FollowUpList) {
  const [list, setList] = useState(first);
  const [busy, setBusy] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const asked = useRef(0);

  const refresh = async (): Promise<void> => {
    asked.current += 1;
    const turn = asked.current;
    const answer = await call('follow-ups.list', {});
    if (turn !== asked.current) return;
    if (answer.ok) setList(answer.value);
    else {
      const text = answer.error.message;
      setTrouble((known) => known ?? { title: 'La liste n’a pas pu être relue', text });
    }
  };

  const settle = async (task: FollowUpTask, how: Settling): Promise<boolean> => {
    if (busy !== '') return false;
    setBusy(task.id);
    setTrouble(null);
    const answer = await call('follow-ups.settle', how);
    if (answer.ok) setDone({ text: answer.value.said, operation: answer.value.operation });
    else setTrouble(troubleOf('Rien n’a été enregistré', answer.error));
    await refresh();
    setBusy('');
    return answer.ok;
  };

  const undo = async (): Promise<void> => {
    const operation = done?.operation ?? null;
    setDone(null);
    if (operation === null) return;
    const answer = await call('journal.undo', { operation });
    setTrouble(answer.ok ? null : troubleOf('Rien n’a été annulé', answer.error));
    await refresh();
  };

  const openCard = async ({ contactId }: FollowUpTask): Promise<void> => {
    const answer = await call('pages.open', { page: 'record', subject: contactId });
    if (!answer.ok) setTrouble({ title: 'La fiche n’a pas pu s’ouvrir', text: answer.error.message });
  };

  return { list, busy, done, trouble, refresh, settle, undo, openCard, setDone };
}

/** When the answer was lost, nobody can say here whether the server did it: the list, read again, does. */
function troubleOf(title: string, { code, message }: Failure): Trouble {
  return { title: code.startsWith('connection.') ? 'Enregistrement non confirmé' : title, text: message };
}
