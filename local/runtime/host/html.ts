/** HtmlService's host side: the pages of the bundle. */
import type { HostOperations } from '../contract.ts';
import { readPage } from './bundle.ts';
import { ServiceException } from './exception.ts';

export function createHtmlOperations(dist: string): HostOperations {
  return {
    'html.page'(_run, name: string) {
      const page = readPage(dist, name);
      if (page === null) throw new ServiceException(`No HTML file named ${name} was found.`);
      return page;
    },
  };
}
