import type { Workbook } from '../../src/ports.ts';
import { openWith } from '../local/runtime/host/bundle-folder.ts';
import { describeWorkbook } from '../ports/workbook-contract.ts';
import { bundleOf } from './bundle-of.ts';

/** Hands each call to the workbook over Apps Script. */
const BUNDLE = `${bundleOf("import { createWorkbook } from './src/google/workbook.ts'; export const workbook = createWorkbook();")}
function callWorkbook(method, args) { return pistil.workbook[method](...args); }`;

describeWorkbook('Apps Script, on the local runtime', () => {
  const runtime = openWith(BUNDLE);
  const workbook = new Proxy({} as Workbook, {
    get:
      (_target, method: string) =>
      (...args: unknown[]) =>
        runtime.call('callWorkbook', [method, args]),
  });
  workbook.addTab('Essai');
  return workbook;
});
