import type { CreateForm } from '../../rpc/index.ts';
import { ChooseTable } from './choose-table.tsx';
import { NewRow } from './new-row.tsx';

/** « Créer »: a contact, a company, an opportunity or a follow-up. */
export function CreatePage({ form }: { readonly form: CreateForm | null }) {
  return form === null ? <ChooseTable /> : <NewRow form={form} />;
}
