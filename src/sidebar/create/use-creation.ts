import { useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { CreateForm, FieldSpec, InputOf, KnownRow, NameChoice, RecordCreation } from '../../rpc/index.ts';
import type { SummedError } from '../components/error-summary.tsx';
import type { Refusal } from '../components/stage-refusal.tsx';
import { call } from '../rpc-client.ts';
import { type Draft, emptyDraft, pick, textOf, toTyped, typeIn } from './draft.ts';
import { useKnownRows } from './use-known-rows.ts';

export type Created = Extract<RecordCreation, { readonly kind: 'created' }>;

/** What was done besides creating, said above the fields or the outcome. */
export interface Notice {
  readonly tone: 'info' | 'danger';
  readonly title: string;
  readonly text: string;
}

/** What the form of a new row knows and does, without a word of how it looks. Whatever fails, the draft stays. */
export function useCreation(first: CreateForm) {
  const [form, setForm] = useState(first);
  const [draft, setDraft] = useState(() => emptyDraft(first));
  const [names, setNames] = useState(first.names);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<readonly KnownRow[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [created, setCreated] = useState<Created | null>(null);
  const [busy, setBusy] = useState(false);
  const [arrivals, setArrivals] = useState(0);
  const live = useKnownRows(form, draft);
  const known = live.length > 0 ? live : refused;

  const change = (next: Draft) => {
    setDraft(next);
    setRefused([]);
    if (notice !== null) setNotice(null);
  };

  const save = async (forcedReason = '') => {
    if (busy) return;
    setErrors({});
    setFailure(null);
    setRefusal(null);
    setBusy(true);
    const result = await call('new-records.save', {
      table: form.table,
      ...toTyped(draft, form),
      // Only what the person has seen can be confirmed.
      confirmed: known.length > 0,
      forcedReason,
    });
    setBusy(false);
    if (!result.ok) setFailure(result.error);
    else show(result.value);
  };

  const show = (outcome: RecordCreation) => {
    switch (outcome.kind) {
      case 'created':
        setNotice(null);
        setCreated(outcome);
        return;
      case 'invalid':
        setErrors(outcome.errors);
        return;
      case 'known':
        setRefused(outcome.known);
        return;
      case 'refused':
        setRefusal({ ...outcome, forceable: true });
    }
  };

  const undo = async () => {
    if (busy || created === null) return;
    setBusy(true);
    const result = await call('journal.undo', { operation: created.operation });
    setBusy(false);
    if (!result.ok) {
      setNotice({ tone: 'danger', title: 'La création reste en place', text: result.error.message });
      return;
    }
    const text = ['Votre saisie est gardée ici.', ...result.value.kept].join(' ');
    setNotice({ tone: 'info', title: 'Création annulée', text });
    setCreated(null);
    setArrivals(arrivals + 1);
  };

  /** A blank form again, for the same company when there was one; names are read again, since one is new. */
  const startAgain = async () => {
    if (busy) return;
    setBusy(true);
    const company = draft.picked.company?.[0] ?? '';
    const subject = company === '' ? form.table : `${form.table}:${company}`;
    const result = await call('new-records.form', { subject });
    setBusy(false);
    if (!result.ok) {
      setNotice({ tone: 'danger', title: 'Le formulaire n’a pas pu s’ouvrir', text: result.error.message });
      return;
    }
    setForm(result.value);
    setNames(result.value.names);
    setDraft(emptyDraft(result.value));
    setNotice(null);
    setCreated(null);
    setArrivals(arrivals + 1);
  };

  /** Names that did not come with the form. */
  const reach = async ({ of }: FieldSpec) => {
    if (of !== 'companies' && of !== 'contacts' && of !== 'opportunities' && of !== 'tenders') return;
    if (names[of] !== undefined) return;
    const result = await call('new-records.names', { table: of });
    if (result.ok) setNames((before) => ({ ...before, [of]: result.value }));
    else setFailure(result.error);
  };

  const ask = async (request: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Failure }>) => {
    const answer = await request;
    if (!answer.ok) setNotice({ tone: 'danger', title: 'Rien ne s’est ouvert', text: answer.error.message });
  };

  return {
    form,
    draft,
    errors,
    summed: form.fields.flatMap((field) => sumError(form, field, draft, errors[field.key])),
    known,
    refusal,
    failure,
    notice,
    created,
    busy,
    /** Counts the times that one has come back to the form, so that the focus goes to its first blank field. */
    arrivals,
    choicesOf: ({ of }: FieldSpec) => (of === '' ? null : (names[of as keyof typeof names] ?? null)),
    /** Whose people come first in a list. */
    companyId: draft.picked.company?.[0] ?? '',
    type: (key: string, text: string) => change(typeIn(draft, key, text)),
    pickName: (key: string, choice: NameChoice) => change(pick(draft, form, names, key, choice)),
    createCompany: () => change({ ...draft, newCompany: true }),
    reach,
    save,
    keepFirstStage: () => {
      if (refusal) change(typeIn(draft, 'stage', refusal.from));
      setRefusal(null);
      // The button that has the focus is about to go.
      document.getElementById(`${form.table}-stage`)?.focus();
    },
    undo,
    startAgain,
    openPage: (page: InputOf<'pages.open'>['page'], subject: string) => ask(call('pages.open', { page, subject })),
    reveal: ({ table, id }: Pick<KnownRow, 'table' | 'id'>) => ask(call('search.reveal', { table, id })),
  };
}

export type CreationModel = ReturnType<typeof useCreation>;

/** A field's error, as a line of the summary. */
function sumError(
  { table }: CreateForm,
  { key, label }: FieldSpec,
  draft: Draft,
  error: string | undefined,
): SummedError[] {
  if (error === undefined) return [];
  const missing = textOf(draft, key).trim() === '';
  return [
    {
      field: `${table}-${key}`,
      summary: missing ? `Remplissez «\u00a0${label}\u00a0»` : `Corrigez «\u00a0${label}\u00a0»`,
      missing,
    },
  ];
}
