import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `node --cpu-prof` writes; times in microseconds, those of all processes by one clock. */
export interface CpuProfile {
  startTime: number;
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  /** The node that each sample was taken in. */
  samples: number[];
  /** How long before each sample the one before was taken. */
  timeDeltas: number[];
}

/** Where a process waits: V8 counts the time of all threads. */
const WAITING = new Set(['(idle)', 'atomicsWaitLoop']);

/** How many entries each table has. */
const LENGTH = 20;

/**
 * Which functions and packages the processes spent their time in, as tables in Markdown.
 *
 * @param folder with the profiles of a server's processes
 * @param since microseconds of the clock of `process.hrtime()`: what came before, such as the boot, does not count
 */
export function topOfProfiles(folder: string, since: number): string {
  const profiles = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile,
  );
  return topOf(profiles, since);
}

/** As {@link topOfProfiles}, of profiles that were read. */
export function topOf(profiles: CpuProfile[], since: number): string {
  const functions = new Map<string, number>();
  const packages = new Map<string, number>();
  let total = 0;
  for (const { startTime, nodes, samples, timeDeltas } of profiles) {
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    let at = startTime;
    for (const [index, node] of samples.entries()) {
      const time = timeDeltas[index]!;
      at += time;
      const frame = frames.get(node)!;
      if (at < since || WAITING.has(frame.functionName)) continue;
      total += time;
      const place = `${fileOf(frame.url)}:${frame.lineNumber + 1}`;
      add(functions, `${frame.functionName || '(anonymous)'} ${frame.url === '' ? '' : place}`.trim(), time);
      add(packages, packageOf(frame.url) || frame.functionName, time);
    }
  }
  return [table('Function', functions, total), table('Package', packages, total)].join('\n\n');
}

function add(times: Map<string, number>, name: string, time: number): void {
  times.set(name, (times.get(name) ?? 0) + time);
}

const fileOf = (url: string): string => url.replace(/^.*(?:node_modules\/|(?=\bdist\/))/, '');

/** The npm package, the folder of ours, or the part of Node that a file belongs to. */
function packageOf(url: string): string {
  const file = fileOf(url);
  if (file.startsWith('dist/')) return file.split('/').slice(1, -2).join('/');
  return /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? '';
}

function table(title: string, times: Map<string, number>, total: number): string {
  const rows = [...times].toSorted(([, one], [, other]) => other - one).slice(0, LENGTH);
  return [
    `| ${title} | CPU ms | % |`,
    '| --- | ---: | ---: |',
    ...rows.map(
      ([name, time]) => `| ${name} | ${(time / 1_000).toFixed(0)} | ${((100 * time) / total).toFixed(1)} |`,
    ),
  ].join('\n');
}
