import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import { SteeringPage } from './steering/steering-page.tsx';

openPage({
  load: () => call('steering.load', {}),
  show: (steering) => <SteeringPage steering={steering} />,
  failed: 'Pilotage non chargé',
});
