import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { eventually } from './support/eventually';
import { type Parcel, PARCELS, PARCELS_SCHEMA, ParcelsModule } from './support/parcels';
import { createTcpProxy } from './support/tcp-proxy';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process';
import { QUEUE_BACKENDS, WorkerLab } from './support/worker-lab';

jest.setTimeout(120_000);

describe.each(QUEUE_BACKENDS)('A room with a job of its own, with the queue on %s', (backend) => {
  let lab: WorkerLab;
  let processes: WorkerProcess[];

  beforeEach(async () => {
    lab = await WorkerLab.open(backend, ParcelsModule);
    await lab.sql(PARCELS_SCHEMA);
    processes = [];
  });

  afterEach(async () => {
    await Promise.all(processes.map((worker) => worker.end('SIGKILL')));
    await lab.close();
  });

  const add = async (parcel: Pick<Parcel, 'instruction'> & Partial<Parcel>): Promise<number> =>
    (await lab.inGym((tx) => PARCELS.add(tx, parcel))) ?? 0;

  const row = async (id: number): Promise<Parcel> =>
    (await lab.sql<Parcel>('SELECT * FROM parcels WHERE id = $1', [id]))[0]!;

  const reaches = (id: number, status: string): Promise<Parcel> =>
    eventually(`parcel ${id} is ${status}`, async () => {
      const parcel = await row(id);
      return parcel.status === status && parcel;
    });

  const deliveriesOf = (id: number) => lab.sql('SELECT FROM deliveries WHERE parcel_id = $1', [id]);

  const startProcess = (): WorkerProcess => {
    const started = startWorkerProcess(lab.environment(), 'test/support/parcels-worker.ts');
    processes.push(started);
    return started;
  };

  describe('on rows', () => {
    it('processes each row once with two workers', async () => {
      await Promise.all([lab.startWorker(), lab.startWorker()]);
      const ids = await Promise.all(Array.from({ length: 20 }, () => add({ instruction: 'deliver' })));
      for (const id of ids) {
        expect(await reaches(id, 'delivered')).toMatchObject({
          attempts: 1,
          dispatches: 1,
          last_error: null,
        });
        expect(await deliveriesOf(id)).toHaveLength(1);
      }
    });

    it('retries after a failure', async () => {
      await lab.startWorker();
      const id = await add({ instruction: 'fail once' });
      expect(await reaches(id, 'delivered')).toMatchObject({ attempts: 2, dispatches: 2 });
    });

    it('settles a row at once with the status of a permanent failure', async () => {
      await lab.startWorker();
      const id = await add({ instruction: 'return' });
      const parcel = await reaches(id, 'returned');
      expect(parcel).toMatchObject({ attempts: 1, last_error: 'nobody wants it' });
      expect(parcel.settled_at).toBeInstanceOf(Date);
    });

    it('waits longer after each round of retries, and finally expires the row', async () => {
      await lab.startWorker();
      const id = await add({ instruction: 'fail' });
      await eventually('the row rests', async () => {
        const [resting] = await lab.sql(
          `SELECT FROM parcels WHERE attempts = 2 AND leased_until IS NULL AND due_at > now() + interval '30 seconds'`,
        );
        return resting;
      });
      await lab.sql(`UPDATE parcels SET due_at = now(), created_at = now() - interval '49 hours'`);
      expect(await reaches(id, 'expired')).toMatchObject({ attempts: 2, last_error: 'the road is closed' });
    });

    it('does not process a row until it meets the condition', async () => {
      await lab.startWorker();
      const unpaid = await add({ instruction: 'deliver', paid: false });
      await reaches(await add({ instruction: 'deliver' }), 'delivered');
      expect(await row(unpaid)).toMatchObject({ status: 'pending', dispatches: 0 });

      await lab.sql('UPDATE parcels SET paid = true');
      await reaches(unpaid, 'delivered');
    });

    it('takes over the row of a killed worker', async () => {
      const doomed = startProcess();
      const id = await add({ instruction: 'hang once' });
      await eventually('the work has begun', async () => (await row(id)).attempts === 1);
      await doomed.end('SIGKILL');
      await lab.startWorker();

      expect(await reaches(id, 'delivered')).toMatchObject({ attempts: 2, dispatches: 2 });
      expect(await deliveriesOf(id)).toHaveLength(1);
    });

    it('renews the lease of long work', async () => {
      const worker = startProcess();
      const id = await add({ instruction: 'hang' });
      const leasedUntil = async () => (await row(id)).leased_until?.getTime() ?? 0;
      const first = await eventually('the work has begun', leasedUntil);
      await lab.startWorker();
      await eventually('a whole lease later', async () => (await leasedUntil()) > first + 11_000);

      expect(await row(id)).toMatchObject({ attempts: 1 });
      await worker.end('SIGKILL');
    });

    it('stops in bounded time although the work does not end', async () => {
      const worker = startProcess();
      const id = await add({ instruction: 'hang' });
      await eventually('the work has begun', async () => (await row(id)).attempts === 1);
      expect(await worker.end('SIGTERM')).toBe(0);
    });

    it('reports metrics', async () => {
      const worker = await lab.startWorker();
      await reaches(await add({ instruction: 'deliver' }), 'delivered');
      const completed =
        /^job_duration_seconds_count\{queue="parcels",job="deliver",outcome="completed"\} [1-9]/m;
      await eventually('the job is counted', async () => completed.test(await lab.metrics(worker)));
      const metrics = await lab.metrics(worker);
      expect(metrics).toContain('queue_jobs{queue="parcels",state="waiting"} 0');
      expect(metrics).toContain('queue_oldest_waiting_age_seconds{queue="parcels"} 0');
      expect(metrics).toContain(
        'job_duration_seconds_count{queue="count-parcels",job="run",outcome="failed"} 0',
      );
    });
  });

  describe('on a schedule', () => {
    const countsAre = (count: number) =>
      eventually(`${count} runs`, async () => (await lab.sql('SELECT FROM counts')).length >= count);

    it('runs once each time with two workers', async () => {
      const [worker] = await Promise.all([lab.startWorker(), lab.startWorker()]);
      await countsAre(4);
      const runs = await lab.sql('SELECT FROM counts');
      // Each iteration is planned once, and the next one before the last has run.
      const schedule = await lab.queue(worker, 'count-parcels').getJobScheduler('count-parcels');
      expect(runs.length).toBeLessThanOrEqual(schedule?.iterationCount ?? 0);
    });

    it('reports no outage while it waits for a run that is hours away', async () => {
      const logged = jest.spyOn(Logger.prototype, 'error');
      await lab.startWorker();
      // Longer than a command may wait for Redis without an answer.
      await sleep(15_000);
      expect(logged.mock.calls).toEqual([]);
      logged.mockRestore();
    });

    it('follows its cron expression in UTC', async () => {
      const worker = await lab.startWorker();
      const next = await eventually('the schedule is planned', async () => {
        const schedule = await lab.queue(worker, 'bill-parcels').getJobScheduler('bill-parcels');
        return schedule?.next;
      });
      expect(new Date(next).toISOString()).toMatch(/T03:00:00\.000Z$/);
    });

    it('continues after a restart, and after its queue is lost', async () => {
      await lab.startWorker();
      await countsAre(1);
      await lab.stopWorkers();
      const before = await lab.sql('SELECT FROM counts');
      const worker = await lab.startWorker();
      await countsAre(before.length + 2);

      await lab.emptyQueue(worker, 'count-parcels');
      const left = await lab.sql('SELECT FROM counts');
      await countsAre(left.length + 2);
    });

    if (backend === 'redis') {
      it('starts once Redis is up, although it was down at boot', async () => {
        const unheard = jest.spyOn(console, 'error');
        const url = new URL(lab.environment().REDIS_URL ?? '');
        const proxy = await createTcpProxy(Number(url.port));
        url.port = String(proxy.port);
        await lab.startWorker({ REDIS_URL: url.toString() });
        await proxy.open();
        await countsAre(2);
        await lab.stopWorkers();
        await proxy.cut();
        expect(unheard).not.toHaveBeenCalled(); // where BullMQ writes errors that nobody listens to
      });
    }
  });
});
