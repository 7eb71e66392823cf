import { buildSync } from 'esbuild';

/** Builds a small bundle: `contents` as a module, its exports under the global `pistil`. */
export function bundleOf(contents: string): string {
  const [built] = buildSync({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'pistil',
    target: 'es2020',
  }).outputFiles;
  return built?.text ?? '';
}
