/** `npm start [-- FILE]`: the CRM in a browser. */
import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../ensure-built.ts';
import { readManifest } from '../runtime/host/manifest.ts';
import { buildPage } from './page-bundle.ts';
import { servePreview } from './server.ts';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const DEFAULT_PORT = 4173;

async function start(): Promise<void> {
  const file = process.argv[2];
  if (file !== undefined && extname(file) !== '.json') {
    throw new Error(`L’aperçu ouvre un classeur local (.json) ; « ${file} » n’en est pas un.`);
  }
  const port = readPort(process.env.PORT);
  await ensureBuilt();
  // Before the runtime's thread starts: its Dates then follow the clock of the script's time zone.
  process.env.TZ = readManifest(join(ROOT, 'dist')).timeZone;
  const bookPath = resolve(file ?? join(ROOT, 'demo.book.json'));
  if (!existsSync(bookPath)) console.error('Le classeur de démonstration se prépare, cela peut prendre une minute…');
  const preview = await servePreview({
    bookPath,
    dist: join(ROOT, 'dist'),
    pageDirectory: await buildPage(),
    port,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new Error(
        `Le port ${port} est déjà pris : choisissez-en un autre, par exemple PORT=${port + 1} npm start.`,
      );
    throw error;
  });
  console.log(`Pistil est ouvert : ${preview.url} (Ctrl + C pour fermer)`);

  const stop = async () => {
    await preview.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT doit être un nombre de 0 à 65535, et non « ${text} ».`);
  return port;
}

start().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
