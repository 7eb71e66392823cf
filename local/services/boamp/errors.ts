/** Error bodies of the Opendatasoft Explore API v2.1, as recorded. */
import { answerJson, type ServiceAnswer } from '../service.ts';

/** A refusal of the API: thrown while a query is read, answered as its body. */
export class QueryError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  answer(): ServiceAnswer {
    return answerJson(this.status, { error_code: this.code, message: this.message });
  }
}

export function invalidParameter(name: string, value: string, expected: string): QueryError {
  return new QueryError(
    400,
    'InvalidRESTParameterError',
    `Invalid value for ${name} API parameter: ${value} was found but ${expected} is expected.`,
  );
}

export function syntaxError(found: string, position: number, clause: string): QueryError {
  return new QueryError(
    400,
    'ODSQLSyntaxError',
    `ODSQL syntax exception: unexpected ${found} at position ${position} in ${clause}.`,
  );
}

export function unknownField(field: string, parameter: string): QueryError {
  return new QueryError(
    400,
    'ODSQLError',
    `ODSQL query is malformed: Unknown field: ${field} Clause(s) containing the error(s): ${parameter}.`,
  );
}

/** A part of the API that the real one has and this one lacks: said, never guessed. */
export function notImplemented(what: string): QueryError {
  return new QueryError(501, 'NotImplemented', `The stand-in does not implement ${what}.`);
}

/** Bodies of the failures that no query causes. */
export function errorBody(status: number): unknown {
  if (status === 429) {
    return {
      errorcode: 10002,
      reset_time: new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString().replace('.000', ''),
      limit_time_unit: 'day',
      call_limit: 10000,
      error: 'Too many requests on the domain. Please contact the domain administrator.',
    };
  }
  return { error_code: status >= 500 ? 'InternalServerError' : 'Unauthorized', message: `Error ${status}` };
}
