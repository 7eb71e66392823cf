/** Session. */
import { host } from '../bridge.ts';
import { refuseUnknown } from './refuse-unknown.ts';

const user = (email: string) =>
  refuseUnknown({ getEmail: () => email, getUserLoginId: () => email, toString: () => email }, 'User');

export const Session = refuseUnknown(
  {
    getActiveUser: () => user(host('session.activeUser')),
    getEffectiveUser: () => user(host('session.effectiveUser')),
    getScriptTimeZone: (): string => host('session.timeZone'),
    getActiveUserLocale: (): string => host('session.locale'),
    getTemporaryActiveUserKey: (): string => host('session.temporaryKey'),
  },
  'Session',
);
