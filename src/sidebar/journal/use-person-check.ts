import { useEffect, useState } from 'preact/hooks';
import type { PersonCheck } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import type { Person } from './person.ts';

/** After the last key, in milliseconds. */
const PAUSE_MS = 400;

/**
 * Who may be the same person, and which company is meant; `null` until the server has answered for what is typed. A
 * failure stays silent here: creating asks the same again, and tells.
 */
export function usePersonCheck(person: Person): PersonCheck | null {
  const [answer, setAnswer] = useState<{ person: Person; check: PersonCheck } | null>(null);
  const worthAsking = person.email.includes('@') || (person.lastName.trim() !== '' && person.company.trim() !== '');

  useEffect(() => {
    if (!worthAsking) return;
    let current = true;
    const timer = setTimeout(async () => {
      const result = await call('contacts.check', person);
      if (current && result.ok) setAnswer({ person, check: result.value });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [worthAsking, person]);

  return answer !== null && answer.person === person ? answer.check : null;
}
