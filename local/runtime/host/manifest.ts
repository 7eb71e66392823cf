/** The bundle's manifest, appsscript.json: what the runtime obeys of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Manifest = z.object({
  timeZone: z.string(),
  runtimeVersion: z.literal('V8'),
  oauthScopes: z.optional(z.array(z.string())),
  webapp: z.optional(z.object({ executeAs: z.string(), access: z.string() })),
  urlFetchWhitelist: z.optional(z.array(z.string())),
});

export type Manifest = z.infer<typeof Manifest>;

/** Reads `dist/appsscript.json`; throws when it is missing or not a manifest. */
export function readManifest(dist: string): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(join(dist, 'appsscript.json'), 'utf8')));
}
