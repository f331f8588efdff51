import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './processes';

const PAGE = join(ROOT, 'docs/performance.md');
const [BEGIN, END] = ['<!-- npm run bench -- --save writes from here -->', '<!-- to here -->'];

/** Replaces the tables of docs/performance.md. */
export async function save(tables: string): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
  if (after === undefined) throw new Error(`${PAGE} has no place for the tables`);
  const text = `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`;
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}
