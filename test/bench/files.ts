/**
 * `npm run bench:files -- [rows]`: seconds, CPU seconds and memory above idle of each step of an import, and of the export of what it has
 * added, by the built API and worker on an embedded PostgreSQL, as a table in Markdown. 100,000 rows unless given.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '@libs/platform/config';
import { migrate } from '@libs/platform/database';
import { freePort, startEmbeddedPostgres } from '@libs/platform/embedded-postgres';
import { ApiClient } from '../support/api-client';
import { buildGym, expectStatus } from '../support/factories';
import { buildImport, type Import } from '../support/imports';
import { postmasterOf } from './databases';
import { ProcessTree } from './process-usage';
import { startBuilt } from './processes';

const ROWS = Number(process.argv[2] ?? 100_000);

const file = (): string =>
  [
    'Member ID,First Name,Last Name,Email,Mobile Phone,Date of Birth,Notes',
    ...Array.from(
      { length: ROWS },
      (_, index) =>
        `M${index},First${index % 997},Last${index},member-${index}@example.com,+44 20 7946 ${String(index % 10_000).padStart(4, '0')},1990-02-20,`,
    ),
    '',
  ].join('\n');

/** Runs a step, and prints what it took of each process. */
async function measure(
  name: string,
  trees: Record<string, ProcessTree>,
  run: () => Promise<void>,
): Promise<void> {
  const entries = Object.entries(trees);
  const rssOf = () => entries.map(([, tree]) => tree.largestRssMb() ?? 0);
  const cpuOf = () => entries.map(([, tree]) => tree.cpuMs() ?? 0);
  const [idle, before, start] = [rssOf(), cpuOf(), performance.now()];
  let peak = idle;
  const watch = setInterval(() => {
    peak = rssOf().map((rss, index) => Math.max(rss, peak[index]!));
  }, 100);
  await run();
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1_000;
  const cells = cpuOf().map(
    (cpu, index) =>
      `${((cpu - before[index]!) / 1_000).toFixed(1)} s, ${(peak[index]! - idle[index]!).toFixed(0)} MB`,
  );
  console.log(`| ${name} | ${seconds.toFixed(1)} s | ${cells.join(' | ')} |`);
}

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gym-manager-files-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  try {
    await migrate(loadConfig({ DATABASE_URL: postgres.url, DATA_DIR: folder }));
    const [port, workerPort] = [await freePort(), await freePort()];
    const environment = { DATABASE_URL: postgres.url, PORT: String(port), WORKER_PORT: String(workerPort) };
    const api = await startBuilt('api', port, environment);
    const worker = await startBuilt('worker', workerPort, environment);
    const trees = {
      API: new ProcessTree(api.pid),
      worker: new ProcessTree(worker.pid),
      PostgreSQL: new ProcessTree((await postmasterOf(postgres.url))!),
    };
    try {
      const { api: gym } = await buildGym(new ApiClient(api.url, '/api/v1'));
      console.log(`${ROWS} rows: CPU, and memory above idle of the largest process\n`);
      console.log(`| Step | Seconds | ${Object.keys(trees).join(' | ')} |\n|---|---|---|---|---|`);
      const text = file();
      let id = 0;
      await measure('upload', trees, async () => {
        ({ id } = await buildImport(gym, text));
      });
      for (const [step, status] of [
        ['dry-run', 'checked'],
        ['commit', 'committed'],
      ] as const)
        await measure(step, trees, async () => {
          expectStatus(await gym.post(`/imports/${id}/${step}`), 202);
          while ((await gym.get<Import>(`/imports/${id}`)).body.status !== status) await sleep(200);
        });
      await measure('export', trees, async () => {
        const { text: exported } = await gym.get<string>('/customers.csv');
        if (exported.split('\r\n').length !== ROWS + 2) throw new Error('the export is not whole');
      });
    } finally {
      await worker.stop();
      await api.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}

void bench().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
