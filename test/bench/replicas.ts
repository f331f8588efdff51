/**
 * `npm run bench:replicas`: what a read costs the primary, the replica and the API, with `DATABASE_REPLICA_URLS` and
 * without, as a table in Markdown: milliseconds of CPU for each request, that of the writes meanwhile included. Medians of
 * three rounds in turns. Takes about four minutes.
 */
import { freePort } from '@libs/platform/embedded-postgres';
import autocannon from 'autocannon';
import { loadConfig } from '@libs/platform/config';
import { migrate } from '@libs/platform/database';
import { DEMO_ACCOUNT, seed } from '../../scripts/seed';
import { ApiClient, type Customer } from '../support/api-client';
import { customerFields, signIn } from '../support/factories';
import { PostgresServer } from '../support/postgres-server';
import { ProcessTree } from './process-usage';
import { type RunningServer, startBuilt } from './processes';

const CUSTOMERS = 10_000;
const ROUNDS = 3;
const SECONDS = 4;
/** Customers that are created each second meanwhile, so that the replica always has something to catch up with. */
const WRITES = 20;

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function bench(): Promise<void> {
  const primary = await PostgresServer.start();
  const replica = await primary.replicate();
  await migrate(loadConfig({ DATABASE_URL: primary.url }));
  await seed(primary.url, CUSTOMERS);
  const start = async (environment: NodeJS.ProcessEnv): Promise<RunningServer> => {
    const port = await freePort();
    return startBuilt('api', port, { DATABASE_URL: primary.url, PORT: String(port), ...environment });
  };
  const apis = { without: await start({}), with: await start({ DATABASE_REPLICA_URLS: replica.url }) };
  const client = new ApiClient(apis.without.url);
  const token = await signIn(client, DEMO_ACCOUNT.email, DEMO_ACCOUNT.password);
  const { body: page } = await client.as(token).get<Customer[]>('/customers?limit=1');
  const headers = { authorization: `Bearer ${token}` };
  const write = () =>
    autocannon({
      url: `${apis.without.url}/api/v1/customers`,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(customerFields()),
      connections: 1,
      overallRate: WRITES,
      duration: SECONDS,
    });

  console.log(
    `| Request, connections | Replica | Requests/s | p50 ms | Primary | Replica | API |\n|---|---|---|---|---|---|---|`,
  );
  const paths = [`/customers/${page[0]!.id}`, '/customers?limit=50', '/customers?search=an'];
  for (const path of paths)
    for (const connections of [1, 16]) {
      const measured = { without: [] as number[][], with: [] as number[][] };
      for (let round = 0; round < ROUNDS; round++)
        for (const kind of ['without', 'with'] as const) {
          const api = apis[kind];
          const read = { url: `${api.url}/api/v1${path}`, headers, connections };
          await autocannon({ ...read, duration: 1 });
          const trees = [primary.pid, replica.pid, api.pid].map((pid) => new ProcessTree(pid));
          const before = trees.map((tree) => tree.cpuMs() ?? NaN);
          const writing = write();
          const { requests, latency, non2xx } = await autocannon({ ...read, duration: SECONDS });
          await writing;
          if (non2xx > 0) throw new Error(`${non2xx} answers were no success`);
          const cpu = trees.map((tree, index) => ((tree.cpuMs() ?? NaN) - before[index]!) / requests.total);
          measured[kind].push([requests.total / SECONDS, latency.p50, ...cpu]);
        }
      for (const kind of ['without', 'with'] as const) {
        const [rate, ...others] = measured[kind][0]!.map((_, column) =>
          median(measured[kind].map((round) => round[column]!)),
        );
        console.log(
          `| ${path}, ${connections} | ${kind} | ${rate!.toFixed(0)} | ${others.map((ms) => ms.toFixed(2)).join(' | ')} |`,
        );
      }
    }

  await Promise.all([apis.without.stop(), apis.with.stop()]);
  replica.remove();
  primary.remove();
}

void bench();
