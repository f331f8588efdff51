import { join } from 'node:path';
import { ROOT } from '../processes';
import { table } from '../report';
import { type Cost } from '../soak/costs';
import { type Measured } from '../soak/measured';
import { rounded } from './rounded';
import { GYMS, KEPT_DAYS, OPERATION, PRICES, USE } from './inputs';
import { breakingPoints, shareOfSignIns } from './limits';
import { gymsOnOneMachine, type Stage, stageOf } from './model';

export const PAGE = join(ROOT, 'docs/scaling.md');

/** The text of docs/scaling.md. */
export function scalingPage(measured: Measured): string {
  const stages = GYMS.map((gyms) => stageOf(gyms, measured));
  const parts = [
    '# Scaling: from one process to 50 million customers',
    `Computed by \`npm run docs:scaling\` from what \`npm run bench -- --soak 10m --save\` measured (${measured.circumstances}; ` +
      '[measured.json](../test/bench/measured.json)) and from the assumptions and prices at the end, which stand in ' +
      '[inputs.ts](../test/bench/scaling/inputs.ts) and are there to be changed. One PostgreSQL holds everything; nothing of what follows needs other code, until it says so.',
    needs(stages),
    `This is the smallest installation that survives the loss of a machine. Without that, two cores like those of the measurement, with everything on them ` +
      `(\`npm start\`, \`docker compose up\`), are enough for ${rounded(gymsOnOneMachine(measured))} gyms.`,
    '## What breaks first',
    'Each line is the number of gyms at which a need passes a limit, if nothing is done about the ones before.',
    breaks(measured),
    `The api keeps no state, so its processes are never what ends; each takes a core. Of its CPU ${percent(shareOfSignIns(measured))} is for sign-ins, ` +
      'that is for bcrypt.',
    '## What it takes on the disk',
    'GB by table, with indexes, once what is old enough is removed ([retention](operations.md#what-is-kept-and-for-how-long)).',
    storage(stages),
    '## What it costs',
    'Dollars a month.',
    costs(stages),
    'Left out: load balancer, logs and metrics, a staging environment, people. Large customers of a cloud pay a third to a half less.',
    '## What was measured',
    'For each request, by itself, with all that follows from it, such as a mail:',
    actions(measured),
    `While nobody comes, two api processes and a worker take ${rounded(measured.idleSecond.api + measured.idleSecond.worker)} ms of CPU a second, PostgreSQL ` +
      `${rounded(measured.idleSecond.database)} ms, and it writes ${rounded(measured.idleSecond.wal / 1_000)} kB of write-ahead log. An api process has ${measured.processes.api.connections} ` +
      `connections and ${measured.processes.api.memory} MB under load, a worker ${measured.processes.worker.connections} and ${measured.processes.worker.memory} MB; a connection takes ` +
      `${measured.connectionMemory} MB of PostgreSQL.`,
    rows(measured),
    '## What is assumed',
    assumptions(),
    prices(),
    '## What this does not say',
    [
      '- The cores are those of the machine of the measurement, which shared them with the load generator; another one is faster or slower.',
      '- A row is taken to cost the same in a table of 50 million as in one of 40,000. Pages of indexes that are looked at grow with the logarithm; ' +
        'searches for frequent names grow with the gym, not with the number of gyms ([performance](performance.md)).',
      '- Gyms are alike, and one time zone has its busiest hour at once. A gym of 100,000 members is held back by its share ([decision 18](decisions/0018-fair-shares.md)), not by this.',
      '- IOPS are an upper bound: commits that come together share a write.',
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function needs(stages: Stage[]): string {
  const row = (name: string, read: (stage: Stage) => number): string[] => [
    name,
    ...stages.map((stage) => rounded(read(stage))),
  ];
  return table(
    ['Gyms', ...stages.map(({ gyms }) => rounded(gyms))],
    [
      row('Customers', ({ customers }) => customers),
      row('Requests a second, busiest hour', ({ peak }) => peak),
      row('api processes, a core each', ({ apis }) => apis),
      row('workers', ({ workers }) => workers),
      row('Connections', ({ connections }) => connections),
      row('PostgreSQL: cores in use', ({ databaseCores }) => databaseCores),
      row('PostgreSQL: vCPUs of 4 GB', ({ databaseVcpus }) => databaseVcpus),
      row('In use, to be in memory, GB', ({ hot }) => hot),
      row('Disk, GB', ({ disk }) => disk),
      row('Write-ahead log, MB/s, busiest hour', ({ walRate }) => walRate),
      row('Write-ahead log, GB a day', ({ walDay }) => walDay),
      row('IOPS, busiest hour', ({ iops }) => iops),
      row('Hours to restore a backup', ({ restoreHours }) => restoreHours),
      row('Dollars a month', billOf),
      row('Dollars a gym and month', (stage) => billOf(stage) / stage.gyms),
    ],
  );
}

const breaks = (measured: Measured): string =>
  table(
    ['Gyms', 'What ends', 'What comes next'],
    breakingPoints(measured).map(({ gyms, what, remedy }) => [
      gyms === undefined ? `not below ${rounded(10 * GYMS.at(-1)!)}` : rounded(gyms),
      what,
      remedy,
    ]),
    3,
  );

function storage(stages: Stage[]): string {
  const largest = stages.at(-1)!.tables;
  const names = Object.keys(largest).toSorted((a, b) => largest[b]! - largest[a]!);
  return table(
    ['Gyms', ...stages.map(({ gyms }) => rounded(gyms))],
    names.map((name) => [`\`${name}\``, stages.map(({ tables }) => rounded(tables[name]!))].flat()),
  );
}

const costs = (stages: Stage[]): string =>
  table(
    ['Gyms', ...stages.map(({ gyms }) => rounded(gyms))],
    [
      ...Object.keys(stages[0]!.bill).map((name) =>
        [name, stages.map(({ bill }) => rounded(bill[name]!))].flat(),
      ),
      ['**together**', stages.map((stage) => `**${rounded(billOf(stage))}**`)].flat(),
      ['a gym', stages.map((stage) => rounded(billOf(stage) / stage.gyms))].flat(),
      [
        'a thousand customers',
        stages.map((stage) => rounded((billOf(stage) / stage.customers) * 1_000)),
      ].flat(),
    ],
  );

function actions(measured: Measured): string {
  const columns: [string, (cost: Cost) => number][] = [
    ['api, CPU ms', ({ api }) => api],
    ['worker', ({ worker }) => worker],
    ['PostgreSQL', ({ database }) => database],
    ['write-ahead log, bytes', ({ wal }) => wal],
    ['pages read', ({ pagesRead }) => pagesRead],
    ['pages written', ({ pagesWritten }) => pagesWritten],
    ['answer, bytes', ({ sent }) => sent],
  ];
  return table(
    ['Request', ...columns.map(([name]) => name)],
    Object.entries(measured.actions).map(([name, cost]) =>
      [name, columns.map(([, read]) => rounded(read(cost)))].flat(),
    ),
  );
}

const rows = (measured: Measured): string =>
  table(
    ['Table', 'bytes a row', 'of them indexes'],
    Object.entries(measured.rows).map(([name, size]) => [
      `\`${name}\``,
      rounded(size.table + size.indexes),
      rounded(size.indexes),
    ]),
  );

const assumptions = (): string =>
  [
    `- A gym has ${USE.customersOfAGym} customers with ${USE.membershipsOfACustomer} memberships each, ${USE.plansOfAGym} plans and ${USE.staffOfAGym} accounts; each customer causes ${USE.requestsOfACustomerADay} requests a day; the busiest hour has ${USE.peak} times the day's average.`,
    `- Of a thousand requests: ${Object.entries(USE.shares)
      .map(([name, share]) => `${share} ${name}`)
      .join(', ')}. Every creation has an \`Idempotency-Key\` and sends a mail.`,
    `- Rows are kept for: ${Object.entries(KEPT_DAYS)
      .map(([name, days]) => `\`${name}\` ${days} days`)
      .join(', ')}.`,
    `- Cores are used to ${percent(OPERATION.utilisation)} in the busiest hour; there are ${OPERATION.atLeast} processes of each kind at least; ${percent(OPERATION.freeDisk)} of the disk stays free.`,
    `- In use are customers, memberships, accounts, sessions and the last ${OPERATION.recentDays} days of the audit log; they fit into ${percent(OPERATION.cache)} of PostgreSQL's memory, and then ${percent(OPERATION.misses)} of the pages come from the disk.`,
    `- The write-ahead log is kept for ${OPERATION.backupDays} days; a backup is restored at ${OPERATION.restore} MB a second.`,
  ].join('\n');

const prices = (): string =>
  table(
    ['Price', 'Quoted by', 'Dollars'],
    Object.values(PRICES).map(({ of, source, dollars }) => [of, source, String(dollars)]),
    2,
  );

const billOf = ({ bill }: Stage): number => Object.values(bill).reduce((sum, dollars) => sum + dollars, 0);
const percent = (share: number): string => `${rounded(share * 100)} %`;
