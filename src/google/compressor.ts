import type { Compressor } from '../ports.ts';

/** Google's own gzip: a library for it would weigh 10 KB, and build its tables at every run. */
export function createCompressor(): Compressor {
  return {
    pack: (text) => Utilities.base64Encode(Utilities.gzip(Utilities.newBlob(text)).getBytes()),
    unpack(packed) {
      try {
        const bytes = Utilities.base64Decode(packed);
        return Utilities.ungzip(Utilities.newBlob(bytes, 'application/x-gzip')).getDataAsString();
      } catch {
        // A person has touched the cells: what they hold is no longer to be believed.
        return null;
      }
    },
  };
}
