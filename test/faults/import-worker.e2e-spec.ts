import { startTestApp, type TestApp } from '../support/app';
import { eventually } from '../support/eventually';
import { buildGym, expectStatus } from '../support/factories';
import { buildImport, fileOf, type Import } from '../support/imports';
import { QUEUE_BACKENDS } from '../support/worker-lab';
import { startTestRedis, type TestRedis } from '../support/redis';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process';

jest.setTimeout(180_000);

/** So many of each that a worker is at work on them for some seconds. */
const ADULTS = 4_000;
const CHILDREN = 4_000;
const ROWS = ADULTS + CHILDREN;

describe.each(QUEUE_BACKENDS)(
  'A worker killed in the middle of an import, with the queue on %s',
  (backend) => {
    let test: TestApp;
    let redis: TestRedis | undefined;
    let workers: WorkerProcess[];
    beforeEach(async () => {
      redis = backend === 'redis' ? await startTestRedis() : undefined;
      workers = [];
      test = await startTestApp({ LOG_LEVEL: 'error', REDIS_URL: redis?.url });
    });
    afterEach(async () => {
      await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
      await test.stop();
      await redis?.stop();
    });

    function startProcess(): WorkerProcess {
      const worker = startWorkerProcess({
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        JWT_SECRET: 'unused by workers, and long enough',
        DATABASE_URL: test.databaseUrl,
        REDIS_URL: redis?.url,
        WORKER_PORT: '0',
        APP_URL: 'http://127.0.0.1',
      });
      workers.push(worker);
      return worker;
    }

    it('leaves each row to be written once by the next', async () => {
      const {
        api,
        gym: { id: gymId },
      } = await buildGym(test.api);
      const rowsOf = (length: number, row: (index: number) => string) =>
        Array.from({ length }, (_, index) => row(index));
      // Children come first, and are written last.
      const children = rowsOf(CHILDREN, (index) => `,Child,Last ${index},,M${index}`);
      const adults = rowsOf(ADULTS, (index) => `M${index},First,Last ${index},member-${index}@example.com,`);
      // The last lines are about earlier ones: whoever goes on has to know that.
      const rows = [...children, ...adults, children[0]!, adults[0]!];
      const { id } = await buildImport(api, fileOf('Member ID,First Name,Last Name,Email,Guardian', ...rows));
      const read = async () => (await api.get<Import>(`/imports/${id}`)).body;
      expectStatus(await api.post(`/imports/${id}/commit`), 202);

      const written = async (sql: string) =>
        Number((await test.sql<{ count: string }>(sql, [gymId]))[0]!.count);
      const customers = 'SELECT count(*) FROM customers WHERE gym_id = $1';
      // One is killed among the adults, one among the children.
      for (const before of [0, ADULTS + 1]) {
        const doomed = startProcess();
        await eventually('a part is written', async () => (await read()).rows_read > before, 60);
        await doomed.end('SIGKILL');
        const { rows_read, created, status } = await read();
        expect(status).toBe('committing');
        expect(rows_read).toBeLessThan(ROWS);
        expect(await written(customers)).toBe(created);
      }

      startProcess();
      await eventually('the rest is written', async () => (await read()).status === 'committed', 90);
      expect(await read()).toMatchObject({
        rows_read: ROWS + 2,
        created: ROWS,
        updated: 0,
        skipped: 2,
        rejected: 0,
        in_review: 0,
      });
      expect(await written(customers)).toBe(ROWS);
      for (const [column, count] of [
        ['external_id', ADULTS],
        ['guardian_id', CHILDREN],
      ] as const)
        expect(await written(`SELECT count(DISTINCT ${column}) FROM customers WHERE gym_id = $1`)).toBe(
          count,
        );
      const audited = `FROM audit_log WHERE gym_id = $1 AND action = 'customer.created'`;
      expect(await written(`SELECT count(*) ${audited}`)).toBe(ROWS);
      expect(await written(`SELECT count(DISTINCT resource_id) ${audited}`)).toBe(ROWS);
    });
  },
);
