import type { CreateForm as Form } from '../../rpc/index.ts';
import { CreateForm } from './create-form.tsx';
import { CreatedView } from './created-view.tsx';
import { useCreation } from './use-creation.ts';

interface Props {
  readonly form: Form;
  /** The focus stays where the person is choosing. */
  readonly quiet?: boolean;
}

/** A new row, from its first field to what changed in the sheet. */
export function NewRow({ form, quiet = false }: Props) {
  const creation = useCreation(form);
  return creation.created === null ? (
    <CreateForm creation={creation} quiet={quiet} />
  ) : (
    <CreatedView created={creation.created} creation={creation} />
  );
}
