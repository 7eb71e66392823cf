import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { InputOf, RecordForm, RowName, ScorePreview } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import type { RecordModel } from './use-record.ts';

/** Long enough for a figure to be typed. */
const PAUSE_MS = 500;

/** The fields of a row, what is typed in them, and what saving would do. Whatever fails, what was typed stays. */
export function useEdit(row: RowName, record: RecordModel) {
  const [form, setForm] = useState<RecordForm | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [preview, setPreview] = useState<ScorePreview | null>(null);
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

  const save = async () => {
    if (busy || form === null) return;
    const changed = changedIn(form, typed);
    setErrors({});
    setFailure(null);
    if (changed.length === 0) {
      record.stopEditing();
      return;
    }
    setBusy(true);
    const answer = await call('records.update', { ...row, ...pick(form, typed, changed) });
    setBusy(false);
    if (!answer.ok) setFailure(answer.error);
    else if (answer.value.kind === 'invalid') setErrors(answer.value.errors);
    else await record.finish(tell(answer.value.changed), answer.value.operation, answer.value.notices);
  };

  return {
    form,
    errors,
    failure,
    preview,
    busy,
    valueOf: (key: string) => typed[key] ?? form?.values[key] ?? '',
    change: (key: string, value: string) => setTyped({ ...typed, [key]: value }),
    save,
  };
}

export type EditModel = ReturnType<typeof useEdit>;

/** What to ask the server about the score, as JSON; `''` when no fact of it is being changed. */
function askScore(row: RowName, form: RecordForm, typed: Readonly<Record<string, string>>): string {
  const changed = changedIn(form, typed).filter((key) => form.scored.includes(key));
  return changed.length === 0 ? '' : JSON.stringify({ ...row, ...pick(form, typed, changed) });
}

function changedIn(form: RecordForm | null, typed: Readonly<Record<string, string>>): string[] {
  return Object.keys(typed).filter((key) => typed[key] !== (form?.values[key] ?? ''));
}

function pick(form: RecordForm, typed: Readonly<Record<string, string>>, keys: readonly string[]) {
  const only = (from: Readonly<Record<string, string>>) =>
    Object.fromEntries(keys.map((key) => [key, from[key] ?? '']));
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
