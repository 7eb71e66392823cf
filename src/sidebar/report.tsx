import { openPage } from './open-page.tsx';
import { ReportPage } from './report/report-page.tsx';
import { call } from './rpc-client.ts';
import './report/report.css';

openPage({
  load: () => call('reports.show', { kind: 'daily' }),
  show: (shown) => <ReportPage first={shown} />,
  failed: 'Le bilan n’a pas pu s’ouvrir',
});
