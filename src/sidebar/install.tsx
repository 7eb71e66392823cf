import { NO_CHANGES } from './install/choices.ts';
import { InstallPage } from './install/install-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './components/steps.css';
import './install/install.css';

openPage({
  load: () => call('install.plan', { choices: NO_CHANGES }),
  show: (plan) => <InstallPage first={plan} />,
  failed: 'Le classeur n’a pas pu être lu',
});
