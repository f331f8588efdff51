// `npm run build`: compiles what nest-cli.json names into dist/, and copies the rest of it, such as templates.
// swc's command line and Nest's do the same with 190 packages more; see docs/decisions/0012-dependencies.md.
const { transformFile } = require('@swc/core');
const { cp, mkdir, readdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { compilerOptions } = require('../nest-cli.json');
const { swcOptions } = require('./swc-options');

const ROOT = path.join(__dirname, '..');
const OUT = path.join(ROOT, 'dist');
const { filenames } = compilerOptions.builder.options;

async function build() {
  await rm(OUT, { recursive: true, force: true });
  for (const folder of filenames) {
    const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'));
    await Promise.all(files.map((entry) => emit(path.join(entry.parentPath, entry.name))));
  }
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

void build();
