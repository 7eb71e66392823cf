import { MeetingPage } from './meeting/meeting-page.tsx';
import { openPage } from './open-page.tsx';
import { call } from './rpc-client.ts';
import './report/report.css';

openPage({
  load: () => call('meeting.show', {}),
  show: (shown) => <MeetingPage shown={shown} />,
  failed: 'Point de pilotage non chargé',
});
