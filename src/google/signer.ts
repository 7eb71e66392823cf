import type { Signer } from '../ports.ts';

/** Google computes over the UTF-8 bytes of both texts, and answers signed bytes. */
export function createSigner(): Signer {
  return {
    sha256: (text) =>
      hexadecimal(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)),
    hmacSha256: (text, key) => hexadecimal(Utilities.computeHmacSha256Signature(text, key, Utilities.Charset.UTF_8)),
  };
}

function hexadecimal(bytes: readonly number[]): string {
  return bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');
}
