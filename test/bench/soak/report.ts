import { table } from '../report';
import { median } from '../statistics';
import { type MachineState, type TableState } from './machine';
import { type PeopleReport } from './people';
import { type Chart, plot } from './plot';
import { type Judgement, judge, judgeFluctuating, judgeTable, type Point, WARM_UP } from './verdict';

/** What was seen at one time of a soak, and of the requests since the time before. */
export interface Sample extends MachineState {
  minute: number;
  load: PeopleReport;
}

export interface SoakResult {
  samples: Sample[];
  /** Requests a second that the servers can answer, and how many they were sent. */
  capacity: number;
  rate: number;
  /** Connections of each server to PostgreSQL while the capacity was measured. */
  connections: Record<string, number>;
}

/** Rows of the table over time. */
const ROWS = 10;

/** Minutes below which what is said of memory is worth little. */
const SHORT = 9;

/** Tables that are shown: the largest at the end. */
const TABLES = 12;

/** The soak as tables in Markdown, and what is to be thought of it. */
export function reportSoak(result: SoakResult): string {
  const { samples, capacity, rate } = result;
  return [
    `Capacity, measured before with 32 people in turns: ${number(capacity)} requests a second. Sent: ${number(rate)} a second, 70 % of it.`,
    overTime(samples),
    ...verdict(result),
  ].join('\n\n');
}

function overTime(samples: Sample[]): string {
  const share = Math.max(1, Math.ceil(samples.length / ROWS));
  const groups = Array.from({ length: Math.ceil(samples.length / share) }, (_, index) =>
    samples.slice(index * share, (index + 1) * share),
  );
  const memory = Object.keys(samples[0]!.memory);
  const row = (group: Sample[]): number[] => {
    const middle = (read: (sample: Sample) => number): number => median(group.map(read));
    return [
      sum(group, ({ load }) => load.requests) / sum(group, ({ load }) => load.seconds),
      middle(({ load }) => load.p50),
      middle(({ load }) => load.p99),
      sum(group, ({ load }) => errorsOf(load)),
      middle(({ lag }) => lag.api!),
      middle(({ lag }) => lag.worker!),
      middle(({ busy }) => busy),
      middle(({ waiting }) => waiting),
      ...memory.map((name) => middle((sample) => sample.memory[name]!)),
      group.at(-1)!.mailsSent,
      group.at(-1)!.mailsWaiting,
    ];
  };
  const head = [
    'until minute',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'errors',
    'event loop p99 ms, api',
    'worker',
  ];
  return table(
    [...head, 'pool in use', 'waiting', ...memory.map((name) => `MB ${name}`), 'mails sent', 'waiting'],
    groups.map((group) => [group.at(-1)!.minute.toFixed(1), row(group).map(number)].flat()),
  );
}

/** What must not grow, and whether it does. */
function verdict({ samples, ...result }: SoakResult): string[] {
  const atCapacity = connectionsOf(result);
  const end = samples.at(-1)!;
  const judged = samples.filter(({ minute }) => minute >= end.minute * WARM_UP);
  const pointsOf = (read: (sample: Sample) => number): Point[] =>
    judged.map((sample) => ({ minute: sample.minute, value: read(sample) }));
  const judgeEach = (read: (sample: Sample) => number): Judgement => judge(pointsOf(read));
  const warmingUp = samples.filter(({ minute }) => minute < end.minute * WARM_UP);
  const values: [string, Judgement][] = [
    ...Object.keys(end.memory).map((name): [string, Judgement] => [
      `memory of ${name}, MB`,
      judgeFluctuating(
        pointsOf(({ memory }) => memory[name]!),
        warmingUp.map(({ memory }) => memory[name]!),
      ),
    ]),
    ['p50, ms', judgeEach(({ load }) => load.p50)],
    ['event loop p99 of the api, ms', judgeEach(({ lag }) => lag.api!)],
    [
      'connections to PostgreSQL',
      judgeFluctuating(pointsOf(connectionsOf), [atCapacity, ...warmingUp.map(connectionsOf)]),
    ],
    ['mails that wait', judgeEach(({ mailsWaiting }) => mailsWaiting)],
  ];
  const names = Object.keys(end.tables).toSorted((a, b) => end.tables[b]!.bytes - end.tables[a]!.bytes);
  const before = judged[0]!.tables;
  const tables = names.map((name) => ({
    name,
    before: before[name]!,
    after: end.tables[name]!,
    verdict: judgeTable(before[name]!, end.tables[name]!),
  }));
  const leaks = [
    ...values.filter(([, { grows }]) => grows).map(([name]) => name),
    ...tables.filter((one) => one.verdict === 'grows without rows').map(({ name }) => `table \`${name}\``),
  ];
  const errors = sum(samples, ({ load }) => errorsOf(load));
  const span = `minute ${judged[0]!.minute.toFixed(1)} to ${end.minute.toFixed(1)}`;
  return [
    table(
      [`${span}, after the warm-up`, 'median', 'a minute', ''],
      values.map(([name, { middle, slope, grows }]) => [
        name,
        number(middle),
        `${slope < 0 ? '−' : '+'}${number(Math.abs(slope))}`,
        grows ? '**grows**' : 'steady',
      ]),
    ),
    table(
      ['Table, with indexes', 'MB after the warm-up', 'MB at the end', 'rows', 'rows at the end', 'dead', ''],
      tables
        .filter((one, index) => index < TABLES || one.verdict === 'grows without rows')
        .map(({ name, before: from, after, verdict: what }) => [
          `\`${name}\``,
          number(from.bytes / 1e6),
          number(after.bytes / 1e6),
          number(from.rows),
          number(after.rows),
          number(after.dead),
          what === 'grows without rows' ? `**${what}**` : what,
        ]),
    ),
    `**${leaks.length > 0 ? `It grows: ${leaks.join(', ')}.` : 'Nothing leaks that a soak of this length can show.'}** ` +
      `Judged from ${span}: what should stay grows when a straight line rises by more than 1 % of the median a minute and explains more than half ` +
      'of the ups and downs, memory and connections only when they become more than they have ever been; a table when it takes more room without having more rows, ' +
      'beyond what is left for a vacuum. Slower leaks need a longer soak' +
      (end.minute < SHORT ? `, and in less than ${SHORT} minutes heaps have not found their size.` : '.'),
    errors === 0
      ? 'No request failed.'
      : `**${number(errors)} requests failed:** ${describeErrors(samples)}.`,
  ];
}

/** The soak as an image. */
export function plotSoak(title: string, { samples }: SoakResult): string {
  const minutes = samples.map(({ minute }) => minute);
  const line = (name: string, read: (sample: Sample) => number) => ({ name, values: samples.map(read) });
  const tables = (unit: (state: TableState) => number) => {
    const last = samples.at(-1)!.tables;
    return Object.keys(last)
      .toSorted((a, b) => unit(last[b]!) - unit(last[a]!))
      .slice(0, 4)
      .map((name) => line(name, (sample) => unit(sample.tables[name]!)));
  };
  const charts: Chart[] = [
    {
      title: 'Latency, ms',
      lines: [line('p50', ({ load }) => load.p50), line('p99', ({ load }) => load.p99)],
    },
    {
      title: 'Requests a second, errors a second',
      lines: [
        line('requests', ({ load }) => load.requests / load.seconds),
        line('errors', ({ load }) => errorsOf(load) / load.seconds),
      ],
    },
    {
      title: 'Memory, MB',
      lines: Object.keys(samples[0]!.memory).map((name) => line(name, ({ memory }) => memory[name]!)),
    },
    {
      title: 'Delay of the event loop, 99th percentile, ms',
      lines: [line('api', ({ lag }) => lag.api!), line('worker', ({ lag }) => lag.worker!)],
    },
    {
      title: 'Connections of the api',
      lines: [line('in use', ({ busy }) => busy), line('waited for', ({ waiting }) => waiting)],
    },
    { title: 'Mails that wait', lines: [line('mails', ({ mailsWaiting }) => mailsWaiting)] },
    { title: 'Largest tables with indexes, MB', lines: tables(({ bytes }) => bytes / 1e6) },
    { title: 'Dead rows', lines: tables(({ dead }) => dead) },
  ];
  return plot(title, minutes, minutes.at(-1)! * WARM_UP, charts);
}

/** To PostgreSQL, of all servers. */
export const connectionsOf = ({ connections }: Pick<Sample, 'connections'>): number =>
  sum(Object.values(connections), (count) => count);

const sum = <T>(items: T[], read: (item: T) => number): number =>
  items.reduce((total, item) => total + read(item), 0);
const errorsOf = ({ failures }: PeopleReport): number => sum(Object.values(failures), (count) => count);

function describeErrors(samples: Sample[]): string {
  const counts = new Map<string, number>();
  for (const { load } of samples)
    for (const [what, count] of Object.entries(load.failures))
      counts.set(what, (counts.get(what) ?? 0) + count);
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(', ');
}

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
