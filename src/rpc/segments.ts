import * as z from 'zod/mini';
import { FIELD_KEYS } from '../crm/segments/fields.ts';
import { listSegment } from '../jobs/segments/list-segment.ts';
import { loadSegments } from '../jobs/segments/load-segments.ts';
import { deleteSegment, saveSegment } from '../jobs/segments/save-segment.ts';
import { writeSegmentTab } from '../jobs/segments/write-segment-tab.ts';
import { line, nothing } from './inputs.ts';
import { method } from './method.ts';

export type { SegmentList, SegmentMember } from '../jobs/segments/list-segment.ts';
export type { CriterionField, SavedSegment, SegmentsPage } from '../jobs/segments/load-segments.ts';

const number = z.nullable(z.number('Un nombre est attendu.'));

const criterion = z.strictObject({
  field: z.enum(FIELD_KEYS),
  except: z.boolean(),
  test: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('any'),
      of: z.readonly(z.array(line).check(z.minLength(1, 'Choisissez au moins une valeur.'))),
    }),
    z.strictObject({ kind: z.literal('between'), least: number, most: number }),
    z.strictObject({ kind: z.enum(['older', 'younger']), days: z.int().check(z.minimum(0)) }),
    z.strictObject({ kind: z.literal('never') }),
    z.strictObject({ kind: z.literal('is'), yes: z.boolean() }),
  ]),
});
const criteria = z.readonly(z.array(criterion).check(z.maxLength(20, 'Vingt critères au plus.')));
const name = line.check(z.minLength(1, 'Donnez un nom au segment.'), z.maxLength(60, 'Soixante caractères au plus.'));

/** Lists of people that the team saves. */
export const segmentMethods = {
  'segments.open': method(nothing, loadSegments),
  'segments.list': method(z.strictObject({ criteria }), listSegment),
  'segments.save': method(z.strictObject({ name, previous: line, criteria }), saveSegment),
  'segments.delete': method(z.strictObject({ name: line }), deleteSegment),
  'segments.tab': method(z.strictObject({ name: line }), writeSegmentTab),
};
