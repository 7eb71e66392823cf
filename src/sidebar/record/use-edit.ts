import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { InputOf, RecordForm, RowName, ScorePreview, StageOutcome } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import type { RecordModel } from './use-record.ts';

/** Fields by column key, as typed. */
type Typed = Readonly<Record<string, string>>;

/** Long enough for a figure to be typed. */
const PAUSE_MS = 500;

/** The fields of a row, what is typed in them, and what saving would do. Whatever fails, what was typed stays. */
export function useEdit(row: RowName, record: RecordModel) {
  const [form, setForm] = useState<RecordForm | null>(null);
  const [typed, setTyped] = useState<Typed>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [preview, setPreview] = useState<ScorePreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saved, setSaved] = useState<readonly Saved[]>([]);
  /** The stage chosen, `''` to stay. */
  const [stage, setStage] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let current = true;
    const load = async () => {
      const answer = await call('records.form', row);
      if (!current) return;
      if (answer.ok) setForm(answer.value);
      else setFailure(answer.error);
    };
    void load();
    return () => {
      current = false;
    };
  }, [row]);

  // One text, so that the same facts typed again ask for nothing.
  const asked = form === null ? '' : askScore(row, form, typed);
  useEffect(() => {
    setPreview(null);
    if (asked === '') return;
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await call('records.score', JSON.parse(asked) as InputOf<'records.score'>);
      if (current && answer.ok) setPreview(answer.value);
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);

  /** Fields first: what they say may be what the gate of the stage asks for. */
  const save = async (forcedReason = '') => {
    if (busy || form === null) return;
    const changed = changedIn(form, typed);
    setErrors({});
    setFailure(null);
    setRefusal(null);
    setBusy(true);
    const fields = changed.length === 0 ? NOTHING_SAVED : await saveFields(row, form, typed, changed);
    const moved = isSaved(fields) && stage !== '' ? await moveStage(row, form, stage, forcedReason) : NOTHING_SAVED;
    setBusy(false);
    if (!isSaved(fields)) showTrouble(fields);
    else if (isSaved(moved)) await close([fields, moved]);
    else {
      showTrouble(moved);
      if (changed.length > 0) await reload(fields);
    }
  };

  const showTrouble = (trouble: Trouble) => {
    if ('errors' in trouble) setErrors(trouble.errors);
    else if ('code' in trouble) setFailure(trouble);
    else setRefusal(trouble);
  };

  /** The fields are saved, the stage is not: what was saved is what is seen from now on. */
  const reload = async (fields: Saved) => {
    setSaved([...saved, fields]);
    setTyped({});
    const answer = await call('records.form', row);
    if (answer.ok) setForm(answer.value);
  };

  const close = (done: readonly Saved[]) => {
    const all = [...saved, ...done].filter(({ operation, notices }) => operation !== '' || notices.length > 0);
    return all.length === 0
      ? record.stopEditing()
      : record.finish(
          tell(all.flatMap(({ changed }) => changed)),
          all.map(({ operation }) => operation).filter((operation) => operation !== ''),
          all.flatMap(({ notices }) => notices),
        );
  };

  return {
    form,
    errors,
    failure,
    refusal,
    preview,
    busy,
    valueOf: (key: string) => typed[key] ?? form?.values[key] ?? '',
    change: (key: string, value: string) => setTyped({ ...typed, [key]: value }),
    stage: stage || (form?.stage?.current ?? ''),
    changeStage: (to: string) => setStage(to === form?.stage?.current ? '' : to),
    giveUpStage: () => {
      setStage('');
      setRefusal(null);
    },
    save,
    cancel: () => close([]),
  };
}

/** What a call has written. */
interface Saved {
  /** `''` when there was nothing to write. */
  readonly operation: string;
  readonly changed: readonly string[];
  readonly notices: readonly string[];
}

const NOTHING_SAVED: Saved = { operation: '', changed: [], notices: [] };

type Refusal = Extract<StageOutcome, { readonly kind: 'refused' }>;
type Trouble = Failure | Refusal | { readonly errors: Readonly<Record<string, string>> };

function isSaved(result: Saved | Trouble): result is Saved {
  return 'operation' in result;
}

async function saveFields(
  row: RowName,
  form: RecordForm,
  typed: Typed,
  changed: readonly string[],
): Promise<Saved | Trouble> {
  const answer = await call('records.update', { ...row, ...pick(form, typed, changed) });
  return answer.ok ? answer.value : answer.error;
}

async function moveStage(
  { table, id }: RowName,
  form: RecordForm,
  to: string,
  forcedReason: string,
): Promise<Saved | Trouble> {
  const method = table === 'contacts' ? 'contacts.move' : 'opportunities.move';
  const answer = await call(method, { id, seen: form.stage?.current ?? '', to, forcedReason });
  if (!answer.ok) return answer.error;
  return answer.value.kind === 'moved' ? { ...answer.value, changed: [`étape ${to}`] } : answer.value;
}

export type EditModel = ReturnType<typeof useEdit>;

/** What to ask the server about the score, as JSON; `''` when no fact of it is being changed. */
function askScore(row: RowName, form: RecordForm, typed: Typed): string {
  const changed = changedIn(form, typed).filter((key) => form.scored.includes(key));
  return changed.length === 0 ? '' : JSON.stringify({ ...row, ...pick(form, typed, changed) });
}

function changedIn(form: RecordForm | null, typed: Typed): string[] {
  return Object.keys(typed).filter((key) => typed[key] !== (form?.values[key] ?? ''));
}

function pick(form: RecordForm, typed: Typed, keys: readonly string[]) {
  const only = (from: Typed) => Object.fromEntries(keys.map((key) => [key, from[key] ?? '']));
  return { fields: only(typed), seen: only(form.values) };
}

/** « Enregistré : Budget biodiversité » */
function tell(changed: readonly string[]): string {
  const [first = '', ...others] = changed;
  if (changed.length === 0) return 'Rien à enregistrer';
  return others.length < 2
    ? `Enregistré\u00a0: ${changed.join(', ')}`
    : `Enregistré\u00a0: ${first} et ${others.length} autres`;
}
