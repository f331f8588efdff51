import { type Contestant } from './contestants';
import { type Operation } from './operations';
import { type Sample } from './measure';
import { geometricMean, median } from './statistics';

/** The samples of an operation, one for each round, by contestant. */
export interface Result {
  operation: Operation;
  samples: Map<string, Sample[]>;
}

/** The generator is busy for at least so much of the time when it, and not the server, limits the rate. */
const SATURATED = 0.9;

/** Everything that was measured, as tables in Markdown. @param ours the name of the contestant that others are compared with */
export function report(results: Result[], ours: string): string {
  const names = new Set(results.flatMap(({ samples }) => [...samples.keys()]));
  const others = [...names].filter((name) => name !== ours);
  return [
    rates(results, ours, others),
    means(results, ours, others).join('\n'),
    costs(results),
    'Medians of the rounds, the lowest and the highest round in brackets. Ratios are those of the same round.' +
      (isSaturated(results) ? ' \\* The load generator was at its limit: the server can do more.' : ''),
  ].join('\n\n');
}

function rates(results: Result[], ours: string, others: string[]): string {
  const names = [ours, ...others];
  return table(
    ['Requests a second', ...names, ...others.map((other) => `${ours} ÷ ${other}`)],
    results.map(({ operation, samples }) => [
      operation.title,
      ...names.map(
        (name) => withSpread(samples.get(name), ({ rate }) => rate, rate) + mark(samples.get(name)),
      ),
      ...others.map((other) => spreadOf(ratios(samples, ours, other), (ratio) => ratio.toFixed(2))),
    ]),
  );
}

function costs(results: Result[]): string {
  return table(
    [
      'Operation',
      'Server',
      'p50 ms',
      'p99 ms',
      'CPU ms a request, server',
      'PostgreSQL',
      'largest process MB',
    ],
    results.flatMap(({ operation, samples }) =>
      [...samples].map(([name, of]) => [
        operation.title,
        name,
        withSpread(of, ({ p50 }) => p50, milliseconds),
        withSpread(of, ({ p99 }) => p99, milliseconds),
        withSpread(of, ({ serverCpu }) => serverCpu, milliseconds),
        withSpread(of, ({ databaseCpu }) => databaseCpu, milliseconds),
        withSpread(
          of,
          ({ rssMb }) => rssMb,
          (megabytes) => megabytes.toFixed(0),
        ),
      ]),
    ),
  );
}

/** A line for each contestant that ours is compared with. */
function means(results: Result[], ours: string, others: string[]): string[] {
  return others.flatMap((other) => {
    const compared = results
      .filter(({ operation }) => operation.inMean)
      .map(({ samples }) => ratios(samples, ours, other))
      .filter((of) => of.length > 0);
    if (compared.length === 0) return [];
    const mean = geometricMean(compared.map(median)).toFixed(2);
    return `**Geometric mean of ${ours} ÷ ${other}: ${mean}** (${compared.length} operations, without health and sign-ins)`;
  });
}

/** How long each took to start, and its memory before the first request. */
export const starts = (contestants: Contestant[]): string =>
  table(
    ['Server', 'Seconds to the first 200', 'largest process at rest, MB'],
    contestants.map(({ name, server, processes }) => [
      name,
      server.startSeconds.toFixed(1),
      processes.largestRssMb()?.toFixed(0) ?? '–',
    ]),
  );

/** Of the rounds in which both took part. */
function ratios(samples: Map<string, Sample[]>, ours: string, other: string): number[] {
  const theirs = samples.get(other) ?? [];
  return (samples.get(ours) ?? [])
    .slice(0, theirs.length)
    .map(({ rate }, round) => rate / theirs[round]!.rate);
}

function withSpread(
  samples: Sample[] | undefined,
  read: (sample: Sample) => number | undefined,
  format: (value: number) => string,
): string {
  return spreadOf(
    (samples ?? []).map(read).filter((value) => value !== undefined),
    format,
  );
}

function spreadOf(values: number[], format: (value: number) => string): string {
  if (values.length === 0) return '–';
  const middle = format(median(values));
  return values.length === 1
    ? middle
    : `${middle} (${format(Math.min(...values))}–${format(Math.max(...values))})`;
}

const rate = (value: number): string => Math.round(value).toLocaleString('en');
const milliseconds = (value: number): string => (value < 1 ? value.toFixed(3) : value.toFixed(1));

const mark = (samples: Sample[] = []): string =>
  samples.some(({ generator }) => generator > SATURATED) ? ' \\*' : '';
const isSaturated = (results: Result[]): boolean =>
  results.some(({ samples }) => [...samples.values()].some((of) => mark(of) !== ''));

/** A table in Markdown. @param texts columns from the left that are no numbers */
export const table = (head: string[], rows: string[][], texts = 1): string =>
  [head, head.map((_, column) => (column < texts ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
