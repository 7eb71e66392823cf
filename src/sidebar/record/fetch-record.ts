import type { Result } from '../../result.ts';
import type { OpenedRecord } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';

/** A card, or why there is none. */
export type Opened = Exclude<OpenedRecord, { readonly kind: 'elsewhere' }>;

/** Asks for a card. The selected row of another tab only says whose it is: one more call then. */
export async function fetchRecord(subject: string): Promise<Result<Opened>> {
  const first = await call('records.open', { subject });
  const second =
    first.ok && first.value.kind === 'elsewhere' ? await call('records.open', { subject: first.value.id }) : first;
  if (!second.ok) return second;
  // What a row leads to has a card of its own: an identifier never leads elsewhere twice.
  const { value } = second;
  return { ok: true, value: value.kind === 'elsewhere' ? { kind: 'none', reason: '' } : value };
}
