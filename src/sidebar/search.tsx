import { openPage } from './open-page.tsx';
import './search/search.css';
import { SearchPage } from './search/search-page.tsx';

openPage({
  // One types at once: the tables come while one does.
  load: () => Promise.resolve({ ok: true, value: null }),
  show: () => <SearchPage />,
  failed: 'La recherche n’a pas pu s’ouvrir',
});
