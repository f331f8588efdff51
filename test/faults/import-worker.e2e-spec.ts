import { startTestApp, type TestApp } from '../support/app';
import { eventually } from '../support/eventually';
import { buildGym, expectStatus } from '../support/factories';
import { buildImport, type Import } from '../support/imports';
import { QUEUE_BACKENDS } from '../support/worker-lab';
import { startTestRedis, type TestRedis } from '../support/redis';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process';

jest.setTimeout(180_000);

/** So many that a worker is at work on them for some seconds. */
const ROWS = 8_000;

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
      const rows = Array.from(
        { length: ROWS },
        (_, index) => `M${index},First,Last ${index},member-${index}@example.com`,
      );
      // The last line is about the customer of the first: whoever goes on has to know that.
      const file = ['Member ID,First Name,Last Name,Email', ...rows, rows[0], ''].join('\n');
      const { id } = await buildImport(api, file);
      const read = async () => (await api.get<Import>(`/imports/${id}`)).body;
      expectStatus(await api.post(`/imports/${id}/commit`), 202);

      const doomed = startProcess();
      await eventually('a part is written', async () => (await read()).rows_read > 0, 60);
      await doomed.end('SIGKILL');
      const { rows_read, created, status } = await read();
      expect(status).toBe('committing');
      expect(rows_read).toBeLessThan(ROWS);
      const written = async (sql: string) =>
        Number((await test.sql<{ count: string }>(sql, [gymId]))[0]!.count);
      const customers = 'SELECT count(*) FROM customers WHERE gym_id = $1';
      expect(await written(customers)).toBe(created);

      startProcess();
      await eventually('the rest is written', async () => (await read()).status === 'committed', 90);
      expect(await read()).toMatchObject({
        rows_read: ROWS + 1,
        created: ROWS,
        updated: 0,
        skipped: 1,
        rejected: 0,
        in_review: 0,
      });
      expect(await written(customers)).toBe(ROWS);
      expect(await written('SELECT count(DISTINCT external_id) FROM customers WHERE gym_id = $1')).toBe(ROWS);
      const audited = `FROM audit_log WHERE gym_id = $1 AND action = 'customer.created'`;
      expect(await written(`SELECT count(*) ${audited}`)).toBe(ROWS);
      expect(await written(`SELECT count(DISTINCT resource_id) ${audited}`)).toBe(ROWS);
    });
  },
);
