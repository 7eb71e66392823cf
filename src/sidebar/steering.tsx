import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import { SteeringPage } from './steering/steering-page.tsx';
import './steering/steering.css';

openPage({
  load: () => call('steering.load', {}),
  show: (steering) => <SteeringPage steering={steering} />,
  failed: 'Pilotage non chargé',
});
