// `npm run build`: compiles what nest-cli.json names into dist/. Vite builds the console, which is no part of the Nest workspace.
const { cp, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const { compilerOptions } = require('../nest-cli.json');
const { compile } = require('./compile');

const ROOT = path.join(__dirname, '..');
const OUT = path.join(ROOT, 'dist');
const CONSOLE = path.join(ROOT, 'apps/console');

async function build() {
  await rm(OUT, { recursive: true, force: true });
  await compile(compilerOptions.builder.options.filenames, OUT);
  await buildConsole();
}

/** Into apps/console/dist, where an app that runs from its sources finds it, and from there into dist/. */
async function buildConsole() {
  const vite = await import('vite');
  await vite.build({ root: CONSOLE, logLevel: 'warn' });
  const built = path.join(CONSOLE, 'dist');
  await compress(path.join(built, 'assets'));
  await cp(built, path.join(OUT, path.relative(ROOT, built)), { recursive: true });
}

/** Leaves a compressed copy beside each file, for every browser takes it. @param {string} folder */
async function compress(folder) {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: 9 }));
  }
}

void build();
