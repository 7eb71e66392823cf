/** Copies to a new sheet what Univer keeps beside a sheet's own data. */
import { randomUUID } from 'node:crypto';
import type { BookParts } from '../open-book.ts';

/** Validations, conditional formats, notes and protections of a sheet, for its copy. */
export function copySheetFeatures({ model, extras }: BookParts, fromId: string, toId: string): void {
  const { unitId, engine } = model;
  const rules = model.run(() => engine.validations.getRules(unitId, fromId));
  if (rules.length > 0) {
    model.execute('data-validation.mutation.addRule', {
      subUnitId: toId,
      rule: rules.map((rule) => ({ ...rule, uid: randomUUID() })),
    });
  }
  const formats = model.run(() => engine.conditionalFormats.getSubunitRules(unitId, fromId)) ?? [];
  for (const rule of [...formats].reverse()) {
    model.execute('sheet.mutation.add-conditional-rule', { subUnitId: toId, rule: { ...rule, cfId: randomUUID() } });
  }
  const notes = model.run(() => engine.notes.getSheetNotes(unitId, fromId));
  for (const note of notes?.values() ?? []) {
    model.execute('sheet.mutation.update-note', {
      sheetId: toId,
      row: note.row,
      col: note.col,
      note: { ...note, id: randomUUID() },
    });
  }
  const copies = extras.protections
    .filter((record) => record.sheetId === fromId)
    .map((record) => ({ ...record, id: randomUUID(), sheetId: toId }));
  extras.protections = [...extras.protections, ...copies];
}
