import { useEffect, useState } from 'preact/hooks';
import { call } from '../rpc-client.ts';
import { type Contact, readContacts } from './contact.ts';
import { type Found, searchContacts } from './search.ts';

/** Where contacts are looked for: in the page when it holds them all, else on the server. */
export interface ContactSource {
  readonly contacts: readonly Contact[];
  readonly complete: boolean;
}

export interface SearchState {
  readonly found: Found;
  readonly waiting: boolean;
  /** Why the server could not search, `''` otherwise. */
  readonly trouble: string;
}

const SHOWN = 5;

/** A server's search starts from so many letters, this long after the last key. */
const SHORTEST = 3;
const PAUSE_MS = 250;

const NOTHING: Found = { contacts: [], total: 0 };

/** Contacts for what is typed: at once from the page, or after a pause from the server. */
export function useContactSearch({ contacts, complete }: ContactSource, typed: string): SearchState {
  const query = typed.trim();
  const remote = !complete && query.length >= SHORTEST;
  const [answer, setAnswer] = useState<{ query: string; found: Found; trouble: string } | null>(null);

  useEffect(() => {
    if (!remote) return;
    let current = true;
    const timer = setTimeout(async () => {
      const result = await call('contacts.search', { query });
      if (!current) return;
      const found = result.ok ? searchContacts(readContacts(result.value), query, SHOWN) : NOTHING;
      setAnswer({ query, found, trouble: result.ok ? '' : result.error.message });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [remote, query]);

  if (!remote) return { found: searchContacts(contacts, query, SHOWN), waiting: false, trouble: '' };
  if (answer?.query !== query) return { found: NOTHING, waiting: true, trouble: '' };
  return { found: answer.found, waiting: false, trouble: answer.trouble };
}
