import { ImportPage } from './import/import-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './components/steps.css';
import './import/import.css';

openPage({
  load: () => call('exports.open', {}),
  show: (choices) => <ImportPage exports={choices} />,
  failed: 'Le classeur n’a pas pu être lu',
});
