const { transformFile } = require('@swc/core');
const { cp, mkdir, readdir, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { swcOptions } = require('./swc-options');

const ROOT = path.join(__dirname, '..');

/**
 * Compiles all TypeScript in some folders, tests aside, and copies the rest of them, such as templates.
 * swc's command line and Nest's do the same with 190 packages more; see docs/decisions/0012-dependencies.md.
 * @param {string[]} folders from the root
 * @param {string} out where their contents go, under the same names
 */
module.exports.compile = async (folders, out) => {
  for (const folder of folders) {
    const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'));
    await Promise.all(files.map((entry) => emit(path.join(entry.parentPath, entry.name), out)));
  }
};

/**
 * @param {string} source
 * @param {string} out
 */
async function emit(source, out) {
  const target = path.join(out, path.relative(ROOT, source));
  await mkdir(path.dirname(target), { recursive: true });
  if (!source.endsWith('.ts')) return cp(source, target);
  const { code, map } = await transformFile(source, { ...swcOptions('typescript'), sourceMaps: true });
  const compiled = target.replace(/\.ts$/, '.js');
  await writeFile(compiled, `${code}//# sourceMappingURL=${path.basename(compiled)}.map\n`);
  await writeFile(`${compiled}.map`, map ?? '');
}
