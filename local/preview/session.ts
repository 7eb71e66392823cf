/**
 * One workbook and the browser tabs that show it. Runs in the runtime's thread: every message is dealt with to its end
 * before the next one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Runtime, ScriptError } from '../runtime/index.ts';
import { createAutosave } from './autosave.ts';
import { listFunctions } from './bundle-functions.ts';
import { createChangeLog } from './change-log.ts';
import type { Mutation, PageMessage, RuntimeMessage } from './protocol.ts';
