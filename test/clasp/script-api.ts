/**
 * Google's script API on loopback, as far as a push goes: a CONNECT proxy that ends TLS itself and answers in Google's
 * place. Clasp runs unmodified against it, believing that it talks to script.googleapis.com.
 *
 * Contract: https://developers.google.com/apps-script/api/reference/rest/v1/projects/updateContent
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { parse } from 'acorn';
import { type Certificates, certify } from './local-authority.ts';

const SIGN_IN = 'oauth2.googleapis.com';
const SCRIPTS = 'script.googleapis.com';

export const CREDENTIALS = { client_id: 'test-client', client_secret: 'test-secret', refresh_token: 'test-refresh' };

export interface ScriptFile {
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export class ScriptApi {
  /** The script's files at Google, as the last push left them. */
  files: readonly ScriptFile[] = [{ name: 'appsscript', type: 'JSON', source: '{"timeZone":"Etc/GMT"}' }];
  /** `PUT script.googleapis.com/v1/…`, in order. */
  readonly requests: string[] = [];
  readonly proxy: string;
  /** PEM of the authority that signs for Google's hosts here. */
  readonly authority: string;
  readonly #server: Server;

  private constructor(server: Server, certificates: Certificates) {
    this.#server = server;
    this.proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.authority = certificates.authority;
  }

  static async start(): Promise<ScriptApi> {
    const certificates = certify([SIGN_IN, SCRIPTS]);
    let api: ScriptApi;
    const google = createServer((request, response) => {
      void readText(request).then((text) => {
        const { status, body } = api.#answer(request, text);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    const proxy = createServer((_request, response) => response.writeHead(405).end());
    proxy.on('connect', (_request, socket: Socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const { key, certificate: cert } = certificates;
      google.emit('connection', new TLSSocket(socket, { isServer: true, key, cert }));
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    api = new ScriptApi(proxy, certificates);
    return api;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, text: string): Answer {
    const host = request.headers.host ?? '';
    this.requests.push(`${request.method} ${host}${request.url}`);
    if (host === SIGN_IN && request.url === '/token') return signIn(text);
    if (request.headers.authorization !== 'Bearer test-access')
      return refuse(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    const script = /^\/v1\/projects\/([^/?]+)\/content/.exec(request.url ?? '')?.[1];
    if (host !== SCRIPTS || script === undefined) return refuse(404, 'NOT_FOUND', 'Requested entity was not found.');
    if (request.method === 'PUT') {
      const { files } = JSON.parse(text) as { files: readonly ScriptFile[] };
      const fault = findFault(files);
      if (fault !== null) return refuse(400, 'INVALID_ARGUMENT', fault);
      this.files = files;
    }
    return { status: 200, body: { scriptId: script, files: this.files } };
  }
}

function signIn(form: string): Answer {
  const sent = Object.fromEntries(new URLSearchParams(form));
  const expected = { ...CREDENTIALS, grant_type: 'refresh_token' };
  if (Object.entries(expected).some(([name, value]) => sent[name] !== value))
    return { status: 400, body: { error: 'invalid_grant' } };
  return { status: 200, body: { access_token: 'test-access', expires_in: 3599, token_type: 'Bearer' } };
}

function refuse(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code: status, status: code, message } } };
}

/** What Google refuses in a script's content, in its words; `null` when there is nothing. */
function findFault(files: readonly ScriptFile[]): string | null {
  const names = files.map((file) => file.name);
  if (new Set(names).size < names.length) return 'Project contents must not contain two files of one name.';
  if (!files.some((file) => file.name === 'appsscript' && file.type === 'JSON'))
    return 'Project contents must include a manifest file named appsscript.';
  for (const file of files.filter(({ type }) => type === 'SERVER_JS')) {
    try {
      parse(file.source, { ecmaVersion: 2020, sourceType: 'script' });
    } catch (error) {
      return `Syntax error: ${error instanceof Error ? error.message : error} file: ${file.name}.gs`;
    }
  }
  return null;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
