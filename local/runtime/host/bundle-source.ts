/** Bundles a TypeScript entry of this folder's neighbours to one script: for the bundle's own context, or for a worker thread. */
import { type BuildOptions, buildSync } from 'esbuild';

/** Returns the code. Throws the compiler's errors. */
export function bundleSource(entryPoint: string, options: BuildOptions): string {
  const { outputFiles } = buildSync({
    ...options,
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    charset: 'utf8',
    sourcemap: false,
    logLevel: 'silent',
  });
  const [output] = outputFiles ?? [];
  if (output === undefined) throw new Error(`Nothing was built from ${entryPoint}`);
  return output.text;
}
