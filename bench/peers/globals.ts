/**
 * The work of a few of Pistil's operations as others would do it, and what the bench needs to prepare a workbook: globals
 * that are added to Code.js, so that they run in the same contexts, over the same workbook.
 */

import { loopLog, loopOpen, loopScore, loopSearch } from './cell-loop.ts';
import { dropTab, fillTab } from './prepare.ts';
import { queryLog, queryOpen, queryScore, querySearch } from './sheet-query.ts';

export const benchGlobals = {
  dropTab,
  fillTab,
  loopLog,
  loopOpen,
  loopScore,
  loopSearch,
  queryLog,
  queryOpen,
  queryScore,
  querySearch,
};
