import { useEffect, useState } from 'preact/hooks';
import type { OpportunityChoice } from '../../rpc/index.ts';
import type { Contact } from '../contacts/contact.ts';
import { call } from '../rpc-client.ts';

export interface Opportunities {
  readonly list: readonly OpportunityChoice[];
  readonly waiting: boolean;
  /** Why they could not be read, `''` otherwise. */
  readonly trouble: string;
  /** Reads them, once for each contact. */
  readonly ask: () => void;
}

/** The opportunities that an interaction may be about, read only when somebody needs them. */
export function useOpportunities(contact: Contact | null, neededNow: boolean): Opportunities {
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState<{ contact: string; list: readonly OpportunityChoice[]; trouble: string } | null>(
    null,
  );
  const id = contact?.id ?? '';
  const company = contact?.company ?? '';
  const wanted = id !== '' && (asked || neededNow);

  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const read = async () => {
      const result = await call('opportunities.list', { contactId: id, company });
      if (!current) return;
      setAnswer({
        contact: id,
        list: result.ok ? result.value : [],
        trouble: result.ok ? '' : result.error.message,
      });
    };
    read().catch(reportError);
    return () => {
      current = false;
    };
  }, [wanted, id, company]);

  const known = answer?.contact === id ? answer : null;
  return {
    list: known?.list ?? [],
    waiting: wanted && known === null,
    trouble: known?.trouble ?? '',
    ask: () => setAsked(true),
  };
}
