import { useEffect, useState } from 'preact/hooks';
import type { OpenFollowUp } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';

export interface OpenFollowUps {
  readonly list: readonly OpenFollowUp[];
  /** Identifiers of those that saving closes. */
  readonly closing: readonly string[];
  readonly toggle: (id: string) => void;
  /** Why they could not be read, `''` otherwise. */
  readonly trouble: string;
}

interface Answer {
  readonly contactId: string;
  readonly list: readonly OpenFollowUp[];
  readonly trouble: string;
}

/** What is open with a contact, read once an exchange with them is being told; those that any exchange answers are ticked. */
export function useOpenFollowUps(contactId: string, wanted: boolean): OpenFollowUps {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [closing, setClosing] = useState<readonly string[]>([]);
  const asked = wanted && contactId !== '';

  useEffect(() => {
    setAnswer(null);
    setClosing([]);
    if (!asked) return;
    let current = true;
    const read = async () => {
      const result = await call('follow-ups.of-contact', { contactId });
      if (!current) return;
      const list = result.ok ? result.value : [];
      setAnswer({ contactId, list, trouble: result.ok ? '' : result.error.message });
      setClosing(list.filter(({ answered }) => answered).map(({ id }) => id));
    };
    read().catch(reportError);
    return () => {
      current = false;
    };
  }, [contactId, asked]);

  return {
    list: answer?.list ?? [],
    closing,
    toggle: (id) => setClosing(closing.includes(id) ? closing.filter((other) => other !== id) : [...closing, id]),
    trouble: answer?.trouble ?? '',
  };
}
