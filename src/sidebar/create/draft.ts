/** What a person has typed in the form of a new row. */
import type { CreateForm, InputOf, NameChoice } from '../../rpc/index.ts';

/** By column key. */
export interface Draft {
  readonly typed: Readonly<Record<string, string>>;
  /** Names chosen in a list. */
  readonly picked: Readonly<Record<string, NameChoice>>;
  /** The company typed is to be created with the row. */
  readonly newCompany: boolean;
}

export function emptyDraft({ values, picked }: CreateForm): Draft {
  return { typed: values, picked, newCompany: false };
}

export function textOf({ typed, picked }: Draft, key: string): string {
  return picked[key]?.[1] ?? typed[key] ?? '';
}

/** Typing takes back what was chosen, and the company that was to be created under another name. */
export function typeIn(draft: Draft, key: string, text: string): Draft {
  const { [key]: _, ...picked } = draft.picked;
  return {
    typed: { ...draft.typed, [key]: text },
    picked,
    newCompany: key === 'company' ? false : draft.newCompany,
  };
}

/** A contact brings its company along, an opportunity its company and contact, where nothing is typed yet. */
export function pick(
  draft: Draft,
  form: CreateForm,
  names: CreateForm['names'],
  key: string,
  choice: NameChoice,
): Draft {
  const [, , , companyId, contactId] = choice;
  const brought: Record<string, NameChoice> = {};
  for (const { key: other, of } of form.fields) {
    if ((of !== 'companies' && of !== 'contacts') || other === key || textOf(draft, other).trim() !== '') continue;
    const id = of === 'companies' ? companyId : contactId;
    const found = id === '' ? undefined : names[of]?.find(([candidate]) => candidate === id);
    if (found) brought[other] = found;
  }
  return {
    ...draft,
    picked: { ...draft.picked, ...brought, [key]: choice },
    newCompany: key === 'company' ? false : draft.newCompany,
  };
}

type Typed = Omit<InputOf<'new-records.check'>, 'table'>;

/** The draft as the server takes it: all fields, or those named. */
export function toTyped(draft: Draft, form: CreateForm, keys?: readonly string[]): Typed {
  const sent = form.fields.filter(({ key }) => keys === undefined || keys.includes(key));
  return {
    fields: Object.fromEntries(sent.map(({ key }) => [key, textOf(draft, key)])),
    picked: Object.fromEntries(
      sent.flatMap(({ key }) => {
        const id = draft.picked[key]?.[0];
        return id === undefined ? [] : [[key, id]];
      }),
    ),
    newCompany: draft.newCompany,
  };
}
