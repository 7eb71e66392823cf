/** The bundle as a web app: https://developers.google.com/apps-script/guides/web. */
import type { Executor } from './host/executor.ts';
import type { Manifest } from './host/manifest.ts';
import { ScriptError } from './host/run.ts';

/** What a script answers through ContentService. */
export interface WebAnswer {
  readonly mimeType: string;
  readonly content: string;
}

export interface Post {
  readonly contents: string;
  /** `application/json` when absent. */
  readonly type?: string;
  /** Without its question mark. */
  readonly queryString?: string;
}

/**
 * Calls `doPost` as Google does: under the account that has deployed, the visitor unknown. Throws ScriptError for what the script
 * throws, without a `doPost`, and for an answer that is no text of ContentService's.
 */
export function postToWebApp(executor: Executor, { webapp }: Manifest, deployer: string, post: Post): WebAnswer {
  if (webapp === undefined) throw new ScriptError('The manifest declares no web app', 'Exception', '');
  if (webapp.executeAs !== 'USER_DEPLOYING' || webapp.access !== 'ANYONE_ANONYMOUS') {
    throw new ScriptError('A visitor who is not signed in may not use this web app', 'Exception', '');
  }
  const { contents, type = 'application/json', queryString = '' } = post;
  const length = Buffer.byteLength(contents);
  const sent = readParameters(queryString, type === 'application/x-www-form-urlencoded' ? contents : '');
  const event = {
    queryString,
    ...sent,
    contextPath: '',
    contentLength: length,
    postData: { contents, length, name: 'postData', type },
  };
  const answered = executor.run({
    functionName: 'doPost',
    kind: 'web-app',
    user: deployer,
    activeUser: '',
    args: [event],
  });
  if (!isText(answered)) {
    const message = 'The script completed but the returned value is not a supported return type.';
    throw new ScriptError(message, 'Exception', '');
  }
  return { mimeType: answered.mimeType, content: answered.content };
}

/** The first value of each parameter, and all of them; those of a posted form come with the address's. */
function readParameters(...texts: readonly string[]) {
  const parameters: Record<string, string[]> = {};
  for (const text of texts) {
    const sent = new URLSearchParams(text);
    for (const name of new Set(sent.keys())) parameters[name] = [...(parameters[name] ?? []), ...sent.getAll(name)];
  }
  const parameter = Object.fromEntries(Object.entries(parameters).map(([name, [first = '']]) => [name, first]));
  return { parameter, parameters };
}

function isText(value: unknown): value is WebAnswer {
  return typeof value === 'object' && value !== null && 'mimeType' in value && 'content' in value;
}
