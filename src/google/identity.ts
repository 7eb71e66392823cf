import type { Identity } from '../ports.ts';

/** Google hides addresses in simple triggers, and those of people from other domains: by a blank, or by throwing. */
export function createIdentity(): Identity {
  return {
    user: () => addressOf(() => Session.getActiveUser()),
    owner: () => addressOf(() => Session.getEffectiveUser()),
  };
}

function addressOf(user: () => GoogleAppsScript.Base.User): string {
  try {
    return user().getEmail();
  } catch {
    return '';
  }
}
