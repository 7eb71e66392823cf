/** Checks of arguments, with Google's messages. */

/** The exception Apps Script throws at a script. */
export function exception(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}

/** Throws as Google does when a call's arguments fit none of the method's signatures. */
export function refuseSignature(args: readonly unknown[], method: string): never {
  throw exception(`The parameters (${args.map(typeName)}) don't match the method signature for ${method}.`);
}

/** The argument when it is a text; throws Google's message otherwise. */
export function textArgument(argument: unknown, args: readonly unknown[], method: string): string {
  return typeof argument === 'string' ? argument : refuseSignature(args, method);
}

function typeName(argument: unknown): string {
  if (argument === null) return 'null';
  const type = typeof argument;
  return type.charAt(0).toUpperCase() + type.slice(1);
}
