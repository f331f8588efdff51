// `npm run build`: compiles what nest-cli.json names into dist/, and copies the rest of it, such as templates.
// Vite builds the console, which is no part of the Nest workspace.
// swc's command line and Nest's do the same with 190 packages more; see docs/decisions/0012-dependencies.md.
const { transformFile } = require('@swc/core');
const { cp, mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const { compilerOptions } = require('../nest-cli.json');
const { swcOptions } = require('./swc-options');

const ROOT = path.join(__dirname, '..');
const OUT = path.join(ROOT, 'dist');
const CONSOLE = path.join(ROOT, 'apps/console');
const { filenames } = compilerOptions.builder.options;

async function build() {
  await rm(OUT, { recursive: true, force: true });
  for (const folder of filenames) {
    const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'));
    await Promise.all(files.map((entry) => emit(path.join(entry.parentPath, entry.name))));
  }
  await buildConsole();
}

/** @param {string} source */
async function emit(source) {
  const target = path.join(OUT, source.slice(ROOT.length));
  await mkdir(path.dirname(target), { recursive: true });
  if (!source.endsWith('.ts')) return cp(source, target);
  const { code, map } = await transformFile(source, { ...swcOptions('typescript'), sourceMaps: true });
  const compiled = target.replace(/\.ts$/, '.js');
  await writeFile(compiled, `${code}//# sourceMappingURL=${path.basename(compiled)}.map\n`);
  await writeFile(`${compiled}.map`, map ?? '');
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
