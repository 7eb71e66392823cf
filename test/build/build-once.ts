import { ensureBuilt } from '../../local/ensure-built.ts';

/**
 * Before any test: dist/ is what src/ says. `npm test` builds first and stops there when the build fails; a developer who
 * runs one file meanwhile is told, and goes on.
 */
export async function setup(): Promise<void> {
  try {
    await ensureBuilt();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  }
}
