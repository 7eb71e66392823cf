import type { Http, HttpAnswer, HttpRequest } from '../ports.ts';

/** Redirects are answers like any other: whether to follow one is the caller's to decide, who knows the allowed hosts. */
export function createHttp(): Http {
  return { fetchAll: (requests) => (requests.length === 0 ? [] : fetchTogether(requests)) };
}

/**
 * One failed connection makes the whole batch throw. Reading requests are then sent one by one, to know which; a request
 * that may have had an effect is never sent twice.
 */
function fetchTogether(requests: readonly HttpRequest[]): HttpAnswer[] {
  try {
    return UrlFetchApp.fetchAll(requests.map(toGoogle)).map(toAnswer);
  } catch (error) {
    const repeatable = requests.length > 1 && requests.every((request) => request.method === 'get');
    if (repeatable) return requests.flatMap((request) => fetchTogether([request]));
    return requests.map(() => ({ status: 0, reason: reasonOf(error) }));
  }
}

function toGoogle(request: HttpRequest): GoogleAppsScript.URL_Fetch.URLFetchRequest {
  return {
    url: request.url,
    method: request.method,
    headers: { ...request.headers },
    ...(request.body === undefined ? {} : { payload: request.body, contentType: typeOf(request) }),
    muteHttpExceptions: true,
    followRedirects: false,
  };
}

/** UrlFetchApp takes the type of the body apart, and would else call it a form. */
function typeOf(request: HttpRequest): string {
  const given = Object.entries(request.headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type');
  return given?.[1] ?? 'application/json';
}

function toAnswer(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpAnswer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.getHeaders())) headers[name.toLowerCase()] = String(value);
  return { status: response.getResponseCode(), headers, body: response.getContentText() };
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/dns/i.test(message)) return 'dns';
  return /time(?:d )?out|délai/i.test(message) ? 'timeout' : 'refused';
}
