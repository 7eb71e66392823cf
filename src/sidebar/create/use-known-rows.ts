import { useEffect, useState } from 'preact/hooks';
import type { CreatedTable, CreateForm, InputOf, KnownRow } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { type Draft, textOf, toTyped } from './draft.ts';

/** After the last key, in milliseconds. */
const PAUSE_MS = 400;

/** What tells a row from another, by table. */
const TELLING: Readonly<Record<CreatedTable, readonly string[]>> = {
  contacts: ['firstName', 'lastName', 'company', 'email'],
  companies: ['name', 'type', 'siren', 'siret', 'website', 'address', 'postcode', 'city', 'email', 'phone'],
  opportunities: ['title', 'company'],
  followUps: ['what', 'contact', 'opportunity'],
};

/**
 * Rows that may be the one being typed; none until the server has answered for what is typed. A failure stays silent here:
 * creating asks the same again, and tells.
 */
export function useKnownRows(form: CreateForm, draft: Draft): readonly KnownRow[] {
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly known: readonly KnownRow[] } | null>(null);
  const { table } = form;
  // One text, so that the same facts typed again ask for nothing.
  const asked = isTelling(table, draft) ? JSON.stringify({ table, ...toTyped(draft, form, TELLING[table]) }) : '';

  useEffect(() => {
    if (asked === '') return;
    let current = true;
    const timer = setTimeout(async () => {
      const result = await call('new-records.check', JSON.parse(asked) as InputOf<'new-records.check'>);
      if (current && result.ok) setAnswer({ asked, known: result.value });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);

  return answer !== null && answer.asked === asked ? answer.known : [];
}

/** Enough is typed for the question to make sense. */
function isTelling(table: CreatedTable, draft: Draft): boolean {
  const has = (key: string, length = 1) => textOf(draft, key).trim().length >= length;
  switch (table) {
    case 'contacts':
      return textOf(draft, 'email').includes('@') || (has('lastName') && has('company'));
    case 'companies':
      return has('name', 3) || has('siren', 9) || has('website', 4);
    case 'opportunities':
      return has('title', 3) && has('company');
    case 'followUps':
      return has('what', 3) && (has('contact') || has('opportunity'));
  }
}
