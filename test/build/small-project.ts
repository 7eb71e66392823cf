import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The smallest project that the build takes: one custom function, one page. */
const FILES = {
  'src/index.ts': `
import { double } from './double.ts';

/**
 * Double d’un nombre.
 * @param {number} value Le nombre.
 * @return {number} Son double.
 * @customfunction
 */
global.DOUBLE = double;
global.onOpen = function onOpen() {};
`,
  'src/double.ts': 'export const double = (value: number): number => 2 * value;\n',
  'src/sidebar/small.html':
    '<!doctype html><html><head><!--CSS--></head><body><div id="page"></div><!--JS--></body></html>\n',
  'src/sidebar/small.tsx': `
import { render } from 'preact';
import './small.css';

const place = 'Reims';
const link = \`https://exemple.example/?ville=\${place} // pas un commentaire\`;
render(<a href={link}>Été à {place} : $& 12 €</a>, document.body);
`,
  'src/sidebar/small.css': 'a { color: #123456 }\n',
};

interface Built {
  readonly code: number;
  /** What the build said of its failure. */
  readonly error: string;
}

/** A project in a folder of its own, with this project’s packages and manifest. */
export class SmallProject {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async create(changes: Record<string, string> = {}): Promise<SmallProject> {
    const project = new SmallProject(await realpath(await mkdtemp(join(tmpdir(), 'small-project-'))));
    await symlink(join(ROOT, 'node_modules'), join(project.root, 'node_modules'));
    await copyFile(join(ROOT, 'appsscript.json'), join(project.root, 'appsscript.json'));
    for (const [path, content] of Object.entries({ ...FILES, ...changes })) await project.write(path, content);
    return project;
  }

  async write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), content);
  }

  build(): Promise<Built> {
    return new Promise((done) =>
      execFile(process.execPath, [join(ROOT, 'build.mjs'), '--root', this.root], (error, _stdout, stderr) =>
        done({ code: Number(error?.code ?? 0), error: stderr }),
      ),
    );
  }

  /** Content of each file of dist/, by name. */
  async dist(): Promise<Map<string, string>> {
    const names = await readdir(join(this.root, 'dist'));
    const contents = await Promise.all(names.map((name) => readFile(join(this.root, 'dist', name), 'utf8')));
    return new Map(names.sort().map((name, index) => [name, contents[index] ?? '']));
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
