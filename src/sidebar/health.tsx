import { HealthPage } from './health/health-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './health/health.css';

openPage({
  load: () => call('health.open', {}),
  show: (health) => <HealthPage health={health} />,
  failed: 'La vérification n’a pas pu se faire',
});
