import { expect, test } from 'vitest';
import { contacts } from '../../../src/crm/tables/index.ts';
import { describeOperation } from '../../../src/jobs/operations/describe-operation.ts';
import { undoOperation } from '../../../src/jobs/operations/undo-operation.ts';
import { ok } from '../../../src/result.ts';
import { fillBlank, transact } from '../../../src/sheet/index.ts';
import { contactRow, smallCrm } from '../crm-workbook.ts';

test.each(['drafts.send', 'drafts.sent'])('%s tells of a message that has left: it is not taken back', (action) => {
  const ports = smallCrm();
  const done = transact(ports, {
    action,
    summary: () => 'Message envoyé.',
    plan: () => ok({ changes: [fillBlank(contacts, 'CT-CLAIRE', { mobile: '06 39 98 00 01' })], value: null }),
  });
  const operation = (done.ok && done.value.operation) || '';
  expect(undoOperation(ports, { operation })).toMatchObject({ ok: false, error: { code: 'undo.gone' } });
  expect(contactRow(ports, 'CT-CLAIRE').mobile).toBe('06 39 98 00 01');
  expect(describeOperation(ports, { operation })).toMatchObject({
    ok: true,
    value: { refusal: expect.stringContaining('ne s’annule pas') },
  });
});
