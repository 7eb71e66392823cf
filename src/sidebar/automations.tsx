import { AutomationsPage } from './automations/automations-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './components/changed-rows.css';

openPage({
  load: () => call('automations.list', {}),
  show: (lines) => <AutomationsPage lines={lines} />,
  failed: 'La liste n’a pas pu s’ouvrir',
});
