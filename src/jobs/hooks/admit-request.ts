/** Who may speak to the inbound web hook: whoever knows the shared secret, and says something fresh. */
import * as z from 'zod/mini';
import type { Ports } from '../../ports.ts';
import { fail, ok, type Result } from '../../result.ts';

/** What a scenario posts. Apps Script shows no headers to a web app, so the signature stands in the body. */
const ENVELOPE = z.object({
  /** What is asked, as JSON text: exactly what is signed. */
  payload: z.string(),
  /** Seconds since 1970. */
  timestamp: z.int(),
  /** The same for each try of one request. */
  id: z.string().check(z.regex(/^[\w:-]{8,100}$/)),
  /** HMAC-SHA256 of `<timestamp>.<id>.<payload>` under the shared secret, hexadecimal. */
  signature: z.string().check(z.regex(/^[0-9a-f]{64}$/i)),
});

export interface AdmittedRequest {
  readonly id: string;
  /** JSON that nobody has looked at yet. */
  readonly payload: unknown;
}

const LONGEST_BODY = 50 * 1024;
const PATIENCE_SECONDS = 5 * 60;

/**
 * One property call. Fails with `hook.too-large`, `hook.closed`, `hook.envelope`, `hook.signature`, `hook.expired`, `hook.payload`; until
 * the signature is right, nothing says more than that.
 */
export function admitRequest(
  ports: Pick<Ports, 'secrets' | 'signer' | 'clock'>,
  body: string,
): Result<AdmittedRequest> {
  if (body.length > LONGEST_BODY) return fail('hook.too-large', 'Ce message dépasse 50 Ko.');
  const secret = ports.secrets.get('inbound');
  if (secret === null)
    return fail('hook.closed', 'Aucun secret partagé n’est enregistré\u00a0: Pistil ne reçoit rien.');
  const envelope = ENVELOPE.safeParse(parse(body));
  if (!envelope.success) {
    return fail('hook.envelope', 'Le message attend payload (texte), timestamp (secondes), id et signature.');
  }
  const { payload, timestamp, id, signature } = envelope.data;
  const expected = ports.signer.hmacSha256(`${timestamp}.${id}.${payload}`, secret);
  if (!isSameText(expected, signature.toLowerCase())) {
    return fail('hook.signature', 'La signature ne correspond pas au message.');
  }
  if (Math.abs(ports.clock.now().getTime() / 1000 - timestamp) > PATIENCE_SECONDS) {
    return fail('hook.expired', 'Ce message a plus de cinq minutes, ou vient d’une horloge mal réglée.');
  }
  const asked = parse(payload);
  return asked === undefined ? fail('hook.payload', 'payload n’est pas du JSON.') : ok({ id, payload: asked });
}

/** Takes as long whatever differs: how long a refusal takes must not tell how much of a signature was right. */
function isSameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < one.length; index += 1) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
