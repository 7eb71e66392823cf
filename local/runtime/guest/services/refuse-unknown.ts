/** Members that Google's classes have and this stand-in lacks must fail loudly, instead of being undefined. */

/** Names that the language itself looks up on any object. */
const ASKED_BY_THE_LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'prototype', 'length', 'name']);

/** Wraps `object`, of Google's class or service `name`: an unknown member throws the error `NotImplemented: Name.member`. */
export function refuseUnknown<T extends object>(object: T, name: string): T {
  return new Proxy(object, {
    get(target, member, receiver) {
      if (typeof member === 'symbol' || member in target || ASKED_BY_THE_LANGUAGE.has(member))
        return Reflect.get(target, member, receiver);
      throw notImplemented(`${name}.${member}`);
    },
  });
}

/** A service of which nothing is implemented. */
export function absentService(name: string): object {
  return refuseUnknown(Object.create(null) as object, name);
}

export function notImplemented(member: string): Error {
  const error = new Error(member);
  error.name = 'NotImplemented';
  return error;
}
