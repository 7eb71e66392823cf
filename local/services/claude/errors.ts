/** Error bodies of the Messages API. */
import { answerJson, type ServiceAnswer } from '../service.ts';

const TYPES: Readonly<Record<number, { readonly type: string; readonly message: string }>> = {
  400: { type: 'invalid_request_error', message: 'Invalid request' },
  401: { type: 'authentication_error', message: 'invalid x-api-key' },
  402: { type: 'billing_error', message: 'Your credit balance is too low to access the API.' },
  403: { type: 'permission_error', message: 'Your API key does not have permission to use the specified resource.' },
  404: { type: 'not_found_error', message: 'Not found' },
  413: { type: 'request_too_large', message: 'Request exceeds the maximum size' },
  429: { type: 'rate_limit_error', message: "This request would exceed your organization's rate limit" },
  500: { type: 'api_error', message: 'Internal server error' },
  504: { type: 'timeout_error', message: 'The request timed out' },
  529: { type: 'overloaded_error', message: 'Overloaded' },
};

/** A refusal: thrown while a request is checked, answered as its body. */
export class RequestError extends Error {
  readonly status: number;

  constructor(status: number, message: string = typeOf(status).message) {
    super(message);
    this.status = status;
  }

  answer(): ServiceAnswer {
    return answerJson(this.status, errorBody(this.status, this.message));
  }
}

export function errorBody(status: number, message = typeOf(status).message): unknown {
  return { type: 'error', error: { type: typeOf(status).type, message }, request_id: 'req_stand_in' };
}

function typeOf(status: number): { readonly type: string; readonly message: string } {
  return TYPES[status] ?? { type: 'api_error', message: `Error ${status}` };
}
