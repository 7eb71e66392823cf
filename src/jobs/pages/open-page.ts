/** Opens a page, from the menu or from another page. No weighted call: the page asks for its data itself. */
import type { Ports } from '../../ports.ts';
import { ok, type Result } from '../../result.ts';
import { PAGES, type PageName } from './pages.ts';

export interface PageRequest {
  readonly page: PageName;
  /** What the page opens on, an identifier most often; `''`: the selected row, or nothing. */
  readonly subject: string;
}

export function openPage({ screen }: Pick<Ports, 'screen'>, { page, subject }: PageRequest): Result<null> {
  const shown = PAGES[page];
  if ('width' in shown) screen.showDialog({ page, subject, ...shown });
  else screen.showSidebar({ page, subject, ...shown });
  return ok(null);
}
