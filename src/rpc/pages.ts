import * as z from 'zod/mini';
import { openPage } from '../jobs/pages/open-page.ts';
import { PAGE_NAMES } from '../jobs/pages/pages.ts';
import { line } from './inputs.ts';
import { method } from './method.ts';

/** From one page to another. */
export const pageMethods = {
  'pages.open': method(z.strictObject({ page: z.enum(PAGE_NAMES), subject: line }), openPage),
};
