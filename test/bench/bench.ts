/**
 * `npm run bench`: how fast the API is on this machine, beside the fastest server that answers the same, in one run on one database.
 * docs/performance.md says what is measured and how to read it.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type Cleanup, runWithCleanup } from './cleanup';
import { type Contestant, PROCESSES, startApi, startReference } from './contestants';
import { postmasterOf } from './databases';
import { type Load, type Order } from './load';
import { LoadProcess } from './load-process';
import { Bench, type Sample } from './measure';
import { type Operation, operationsNamed } from './operations';
import { conditions, prepareDatabase, startPostgres } from './prepare';
import { ProcessTree } from './process-usage';
import { ROOT } from './processes';
import { topOfProfiles } from './profile';
import { report, type Result, starts } from './report';
import { save } from './save';
import { gymSizes } from './seed';
import { parseDuration, soak } from './soak/soak';

const { values: options } = parseArgs({
  options: {
    /** Names of operations, separated by commas; `search` is all that begin with `search-`. */
    only: { type: 'string' },
    /** For which each operation is measured in each round. */
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    /** A folder with another checkout of this project, built, that takes part. */
    compare: { type: 'string' },
    /** A PostgreSQL 15 or newer, and a user who may create databases and roles; an embedded one unless given. */
    'database-url': { type: 'string' },
    /** Adds a gym of a million customers. */
    large: { type: 'boolean', default: false },
    /** A folder that does not exist yet: our processes leave their CPU profiles there, and the top of them is printed. */
    profile: { type: 'string' },
    /** Instead of all this: keeps the api and the worker busy for a time such as `10m`, and looks whether anything grows. */
    soak: { type: 'string' },
    /** Writes the tables into docs/performance.md; of a soak also docs/soak.svg. */
    save: { type: 'boolean', default: false },
  },
});

const [OURS, CEILING, HELLO, COMPARED] = ['ours', 'ceiling', 'bare Nest', 'compared'] as const;

async function run(cleanup: Cleanup): Promise<void> {
  const { soak: duration, 'database-url': databaseUrl } = options;
  if (duration) return soak(cleanup, { seconds: parseDuration(duration), databaseUrl, save: options.save });
  const operations = operationsNamed(options.only?.split(','), options.large);
  const rounds = positive('rounds');
  const settings = { seconds: positive('seconds'), connections: positive('connections') };

  const gyms = gymSizes(options.large);
  const serverUrl = databaseUrl ?? (await startPostgres(cleanup));
  const database = await prepareDatabase(cleanup, serverUrl, 'gym_bench', ROOT, gyms);
  const profiles = options.profile === undefined ? undefined : resolve(options.profile);
  if (profiles !== undefined) mkdirSync(profiles);
  const contestants = [
    startApi(OURS, ROOT, database, profiles),
    startReference(CEILING, 'ceiling.ts', database),
  ];
  if (options.compare) {
    const folder = resolve(options.compare);
    const other = await prepareDatabase(cleanup, serverUrl, 'gym_bench_compared', folder, gyms);
    contestants.push(startApi(COMPARED, folder, other));
  }
  contestants.push(startReference(HELLO, 'hello.ts'));
  for (const contestant of contestants) {
    const { server } = await contestant;
    cleanup.add(() => server.stop());
  }
  const generator = new LoadProcess<Order, Load>(join(__dirname, 'load.ts'));
  cleanup.add(() => generator.stop());

  const postmaster = await postmasterOf(serverUrl);
  const bench = new Bench(
    settings,
    generator,
    postmaster === undefined ? undefined : new ProcessTree(postmaster),
  );
  const started = await Promise.all(contestants);
  const atRest = starts(started);
  const results: Result[] = [];
  const start = process.hrtime.bigint();
  const failure = await measureAll(bench, operations, started, rounds, results).catch((error: unknown) => ({
    error,
  }));
  const circumstances =
    `${await conditions(serverUrl)}. ${PROCESSES} processes of each server, ${options.connections} connections, ` +
    `${rounds} rounds of ${options.seconds} seconds; load generator and PostgreSQL on the same cores.`;
  const tables = [circumstances, report(results, OURS), atRest].join('\n\n');
  console.log(tables);
  if (profiles !== undefined) {
    await started[0]!.server.stop();
    console.log(`\n${topOfProfiles(profiles, Number(start / 1_000n))}`);
  }
  // What was measured before is shown, but not kept.
  if (failure) throw failure.error;
  if (options.save) await save('bench', tables);
}

/**
 * A B A B …: contestants take turns, so that what else the machine does hits all of them. A first round, which does not count, warms
 * them up.
 */
async function measureAll(
  bench: Bench,
  operations: Operation[],
  contestants: Contestant[],
  rounds: number,
  results: Result[],
): Promise<void> {
  for (const operation of operations) {
    const taking = await thoseThatKnow(bench, operation, contestants);
    const samples = new Map<string, Sample[]>(taking.map(({ name }) => [name, []]));
    for (let round = 0; round <= rounds; round++) {
      for (const contestant of taking) {
        const sample = await bench.measure(contestant, operation);
        if (round > 0) samples.get(contestant.name)!.push(sample);
        const rate = Math.round(sample.rate);
        console.error(`${operation.name}, round ${round} of ${rounds}: ${contestant.name} ${rate}/s`);
      }
    }
    if (taking.length > 0) results.push({ operation, samples });
  }
}

/**
 * The contestants that take part in an operation. Nobody does in one that we do not know.
 *
 * @throws Error when the ceiling does not answer what we do: then the two cannot be compared
 */
async function thoseThatKnow(
  bench: Bench,
  operation: Operation,
  contestants: Contestant[],
): Promise<Contestant[]> {
  const taking: Contestant[] = [];
  let expected: unknown;
  for (const contestant of contestants) {
    if (contestant.name === HELLO && operation.name !== 'health') continue;
    const answer = await bench.try(contestant, operation).catch((error: unknown) => {
      if (contestant.name === COMPARED) return undefined; // an older release may lack it
      throw error;
    });
    if (contestant.name === OURS && !answer) return [];
    if (!answer) continue;
    taking.push(contestant);
    expected ??= answer;
    if (contestant.name === CEILING && operation.name !== 'health' && !isDeepStrictEqual(answer, expected))
      throw new Error(
        `${operation.name}: the ceiling answers ${JSON.stringify(answer)}, and we ${JSON.stringify(expected)}`,
      );
  }
  return taking;
}

function positive(name: 'rounds' | 'seconds' | 'connections'): number {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number, 1 or more`);
  return value;
}

runWithCleanup(run);
