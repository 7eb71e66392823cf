/** Drives the bundle from a shell: `npm run crm -- call installPistil`. */
import { runCommand } from './cli/run-command.ts';
import { ensureBuilt } from './ensure-built.ts';

await ensureBuilt();
process.exitCode = await runCommand(process.argv.slice(2), {
  dist: 'dist',
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
