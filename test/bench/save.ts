import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './processes';

const PAGE = join(ROOT, 'docs/performance.md');

/** Before what a command writes into the page; after it stands {@link END}. */
const BEGIN = {
  bench: '<!-- npm run bench -- --save writes from here -->',
  soak: '<!-- npm run bench -- --soak 10m --save writes from here -->',
  growth: '<!-- npm run bench:growth -- --save writes from here -->',
};
const END = '<!-- to here -->';

/** Replaces tables of docs/performance.md. */
export async function save(place: keyof typeof BEGIN, tables: string): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const begin = page.indexOf(BEGIN[place]);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0) throw new Error(`${PAGE} has no place for the tables of ${place}`);
  const text = `${page.slice(0, begin)}${BEGIN[place]}\n\n${tables}\n\n${page.slice(end)}`;
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}
