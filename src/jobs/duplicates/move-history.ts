/** The lines of HISTORIQUE of a contact that goes, told under the identifier of the one that stays (docs/decisions/0021). */
import { matchKey } from '../../crm/names.ts';
import { history } from '../../crm/tables/index.ts';
import type { Cell } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { HEADER_ROW, placeOf } from '../../sheet/header.ts';
import type { Change, Fresh } from '../../sheet/index.ts';

/** One weighted call. Each line is blanked and added again at the end, its date unchanged. */
export function moveHistory(fresh: Fresh, from: string, to: string): Result<Change[]> {
  const image = fresh.fullImage(history);
  if (!image.ok) return image;
  const rows = fresh.rows(history);
  if (!rows.ok) return rows;
  const own = rows.value.rows.filter(
    ({ values }) => values.subjectId === from && matchKey(values.subject) === matchKey('Contact'),
  );
  const lines = own.map(({ position }) => {
    const cells = image.value.cells[position - HEADER_ROW - 1] ?? [];
    return Object.fromEntries(
      history.columns.map(({ key }): [string, Cell] => [key, cells[placeOf(image.value.header, key) - 1] ?? '']),
    );
  });
  return ok([
    ...lines.map((cells): Change => ({ kind: 'append', table: history, cells: { ...cells, subjectId: to } })),
    ...lines.map((expected): Change => ({ kind: 'clear', table: history, id: '', expected })),
  ]);
}
