import { EnrichmentPage } from './enrichment/enrichment-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './style/record.css';
import './enrichment/enrichment.css';

openPage({
  load: () => call('enrichment.plan', {}),
  show: (plan) => <EnrichmentPage plan={plan} />,
  failed: 'Le plan n’a pas pu être établi',
});
