/** Drives the bundle from a shell: `npm run crm -- call installPistil`. */
import { runCommand } from './cli/run-command.ts';
import { ensureBuilt } from './ensure-built.ts';

const err = (text: string) => process.stderr.write(text);

process.exitCode = await ensureBuilt().then(
  () => runCommand(process.argv.slice(2), { dist: 'dist', out: (text) => process.stdout.write(text), err }),
  (error: Error) => {
    err(`${error.message.replaceAll('\n', ' ')}\n`);
    return 1;
  },
);
