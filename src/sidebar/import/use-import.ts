import { useState } from 'preact/hooks';
import type { Failure } from '../../result.ts';
import type { ImportDone, ImportPreview, PreviewConflict } from '../../rpc/index.ts';
import { call } from '../rpc-client.ts';
import { type FileTable, type Reading, readBytes, readText } from './file/read-table.ts';
import type { Source } from './file/sources.ts';
import {
  chooseColumns,
  chooseUse,
  correctedIn,
  type FileColumns,
  findSource,
  missingField,
  requestOf,
} from './file-columns.ts';

export type Phase =
  | { readonly kind: 'source' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'columns'; readonly columns: FileColumns }
  | { readonly kind: 'previewing'; readonly columns: FileColumns }
  | { readonly kind: 'preview'; readonly columns: FileColumns; readonly preview: ImportPreview }
  | {
      readonly kind: 'importing';
      readonly columns: FileColumns;
      readonly preview: ImportPreview;
      readonly cards: number;
    }
  | {
      readonly kind: 'done';
      readonly columns: FileColumns;
      readonly preview: ImportPreview;
      readonly done: ImportDone;
    };

export interface Import {
  readonly phase: Phase;
  readonly failure: { readonly title: string; readonly message: string } | null;
  readonly pasted: string;
  readonly setPasted: (text: string) => void;
  readonly openFile: (file: File) => void;
  readonly chooseTable: (table: FileColumns['table']) => void;
  readonly chooseUse: (index: number, use: string) => void;
  /** Conflicts decided for the file, by key. */
  readonly taken: ReadonlySet<string>;
  readonly take: (conflicts: readonly PreviewConflict[], file: boolean) => void;
  readonly stageReason: string;
  readonly setStageReason: (text: string) => void;
  /** True when the step can be left. */
  readonly ready: boolean;
  /** Cards that « Importer » would write. */
  readonly cards: number;
  readonly next: () => void;
  readonly back: () => void;
  readonly restart: () => void;
}

/** Rows sent for their columns to be recognised. */
const SAMPLE_ROWS = 120;

export function useImport(): Import {
  const [phase, setPhase] = useState<Phase>({ kind: 'source' });
  const [failure, setFailure] = useState<Import['failure']>(null);
  const [pasted, setPasted] = useState('');
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [stageReason, setStageReason] = useState('');

  const stop = (title: string, { message }: Failure, at: Phase) => {
    setFailure({ title, message });
    setPhase(at);
  };
  const go = (next: Phase) => {
    setFailure(null);
    setPhase(next);
  };

  const match = async (file: FileTable, table: FileColumns['table'] | '') => {
    go({ kind: 'reading', name: file.name });
    const found = findSource(file);
    const rows = file.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => [...cells]);
    const into = table || found.source.table;
    const answer = await call('imports.columns', { table: into, source: found.source.key, rows });
    if (!answer.ok) return stop('Les colonnes n’ont pas pu être lues', answer.error, { kind: 'source' });
    go({ kind: 'columns', columns: chooseColumns(file, found, answer.value) });
  };
  const start = (reading: Reading) => {
    if (reading.ok) return void match(reading.table, '');
    setFailure({ title: reading.title, message: reading.advice });
    setPhase({ kind: 'source' });
  };
  const openFile = async (file: File) => {
    go({ kind: 'reading', name: file.name });
    start(readBytes(file.name, new Uint8Array(await file.arrayBuffer())));
  };
  const preview = async (columns: FileColumns) => {
    go({ kind: 'previewing', columns });
    const answer = await call('imports.preview', requestOf(columns));
    if (!answer.ok) return stop('L’aperçu n’a pas pu être fait', answer.error, { kind: 'columns', columns });
    setTaken(new Set());
    go({ kind: 'preview', columns, preview: answer.value });
  };
  const commit = async (columns: FileColumns, seen: ImportPreview) => {
    go({ kind: 'importing', columns, preview: seen, cards: cardsOf(seen, taken) });
    const answer = await call('imports.commit', {
      ...requestOf(columns),
      taken: seen.conflicts.filter(({ key }) => taken.has(key)).map(({ key, here }) => ({ key, here })),
      stageReason,
      memory: { source: columns.source.key, corrected: correctedIn(columns) },
      origin: ORIGINS[columns.source.key] ?? 'Import',
    });
    if (!answer.ok) {
      // Nobody can say whether it was done: a new preview does.
      const lost = answer.error.code.startsWith('connection.');
      const at: Phase = lost ? { kind: 'columns', columns } : { kind: 'preview', columns, preview: seen };
      return stop(
        lost ? 'L’import est peut-être fait\u00a0: refaites l’aperçu' : 'L’import s’est arrêté',
        answer.error,
        at,
      );
    }
    go({ kind: 'done', columns, preview: seen, done: answer.value });
  };

  const next = () => {
    if (!ready) return;
    if (phase.kind === 'source') start(readText('Tableau collé', pasted));
    if (phase.kind === 'columns') void preview(phase.columns);
    if (phase.kind === 'preview') void commit(phase.columns, phase.preview);
  };
  const cards = phase.kind === 'preview' ? cardsOf(phase.preview, taken) : 0;
  const ready = isReady(phase, pasted, cards);
  return {
    phase,
    failure,
    pasted,
    setPasted,
    openFile: (file) => void openFile(file),
    chooseTable: (table) => phase.kind === 'columns' && void match(phase.columns.file, table),
    chooseUse: (index, use) =>
      phase.kind === 'columns' && go({ kind: 'columns', columns: chooseUse(phase.columns, index, use) }),
    taken,
    take: (conflicts, file) => setTaken((known) => decide(known, conflicts, file)),
    stageReason,
    setStageReason,
    ready,
    cards,
    next,
    back: () => {
      if (phase.kind === 'columns') go({ kind: 'source' });
      if (phase.kind === 'preview') go({ kind: 'columns', columns: phase.columns });
    },
    restart: () => {
      setPasted('');
      setStageReason('');
      go({ kind: 'source' });
    },
  };
}

/** What « Source » says of people of these files. */
const ORIGINS: Readonly<Partial<Record<Source['key'], 'LinkedIn' | 'Apollo'>>> = {
  linkedin: 'LinkedIn',
  apollo: 'Apollo',
};

/** Cards that an import would write, the conflicts being decided so. */
function cardsOf({ counts, conflicts }: ImportPreview, taken: ReadonlySet<string>): number {
  const others = conflicts
    .filter(({ key, alone }) => alone && taken.has(key))
    .map(({ key }) => key.replace(/[/][^/]*$/, ''));
  return counts.written + new Set(others).size;
}

function isReady(phase: Phase, pasted: string, cards: number): boolean {
  if (phase.kind === 'source') return pasted.trim() !== '';
  if (phase.kind === 'columns') return missingField(phase.columns) === '';
  return phase.kind === 'preview' && cards > 0;
}

function decide(known: ReadonlySet<string>, conflicts: readonly PreviewConflict[], file: boolean): ReadonlySet<string> {
  const next = new Set(known);
  for (const { key } of conflicts) {
    if (file) next.add(key);
    else next.delete(key);
  }
  return next;
}
