import { eventually } from './support/eventually';
import { ParcelsLab } from './support/parcels-lab';
import { QUEUE_BACKENDS } from './support/worker-lab';

jest.setTimeout(120_000);

describe.each(QUEUE_BACKENDS)('A room with a job of its own, with the queue on %s', (backend) => {
  let lab: ParcelsLab;
  beforeEach(async () => {
    lab = await ParcelsLab.open(backend);
  });
  afterEach(() => lab.close());

  describe('on rows', () => {
    it('processes each row once with two workers', async () => {
      await Promise.all([lab.workers.startWorker(), lab.workers.startWorker()]);
      const ids = await Promise.all(Array.from({ length: 20 }, () => lab.add({ instruction: 'deliver' })));
      for (const id of ids) {
        expect(await lab.reaches(id, 'delivered')).toMatchObject({
          attempts: 1,
          dispatches: 1,
          last_error: null,
        });
        expect(await lab.deliveriesOf(id)).toHaveLength(1);
      }
    });

    it('processes rows that were added together', async () => {
      await lab.workers.startWorker();
      expect(await lab.addAll([])).toBe(0);
      expect(await lab.addAll([{ instruction: 'deliver' }, { instruction: 'return' }])).toBe(2);
      const parcels = await lab.workers.sql<{ id: number }>('SELECT id FROM parcels ORDER BY id');
      expect(parcels).toHaveLength(2);
      await lab.reaches(parcels[0]!.id, 'delivered');
      await lab.reaches(parcels[1]!.id, 'returned');
    });

    it('retries after a failure', async () => {
      await lab.workers.startWorker();
      const id = await lab.add({ instruction: 'fail once' });
      expect(await lab.reaches(id, 'delivered')).toMatchObject({ attempts: 2, dispatches: 2 });
    });

    it('settles a row at once with the status of a permanent failure', async () => {
      await lab.workers.startWorker();
      const id = await lab.add({ instruction: 'return' });
      const parcel = await lab.reaches(id, 'returned');
      expect(parcel).toMatchObject({ attempts: 1, last_error: 'nobody wants it' });
      expect(parcel.settled_at).not.toBeNull();
    });

    it('waits longer after each round of retries, and finally expires the row', async () => {
      await lab.workers.startWorker();
      const id = await lab.add({ instruction: 'fail' });
      await eventually('the row rests', async () => {
        const [resting] = await lab.workers.sql(
          `SELECT FROM parcels WHERE attempts = 2 AND leased_until IS NULL AND due_at > now() + interval '30 seconds'`,
        );
        return resting;
      });
      await lab.workers.sql(`UPDATE parcels SET due_at = now(), created_at = now() - interval '49 hours'`);
      expect(await lab.reaches(id, 'expired')).toMatchObject({
        attempts: 2,
        last_error: 'the road is closed',
      });
    });

    it('does not process a row until it meets the condition', async () => {
      await lab.workers.startWorker();
      const unpaid = await lab.add({ instruction: 'deliver', paid: false });
      await lab.reaches(await lab.add({ instruction: 'deliver' }), 'delivered');
      expect(await lab.row(unpaid)).toMatchObject({ status: 'pending', dispatches: 0 });

      await lab.workers.sql('UPDATE parcels SET paid = true');
      await lab.reaches(unpaid, 'delivered');
    });

    it('reports metrics', async () => {
      const worker = await lab.workers.startWorker();
      await lab.reaches(await lab.add({ instruction: 'deliver' }), 'delivered');
      const completed =
        /^job_duration_seconds_count\{queue="parcels",job="deliver",outcome="completed"\} [1-9]/m;
      await eventually('the job is counted', async () => completed.test(await lab.workers.metrics(worker)));
      const metrics = await lab.workers.metrics(worker);
      expect(metrics).toContain('queue_jobs{queue="parcels",state="waiting"} 0');
      expect(metrics).toContain('queue_oldest_waiting_age_seconds{queue="parcels"} 0');
      expect(metrics).toContain(
        'job_duration_seconds_count{queue="count-parcels",job="run",outcome="failed"} 0',
      );
    });
  });

  describe('on a schedule', () => {
    it('runs once each time with two workers', async () => {
      const [worker] = await Promise.all([lab.workers.startWorker(), lab.workers.startWorker()]);
      await lab.isCounted(4);
      const runs = await lab.counts();
      // Each iteration is planned once, and the next one before the last has run.
      const schedule = await lab.workers.queue(worker, 'count-parcels').getJobScheduler('count-parcels');
      expect(runs).toBeLessThanOrEqual(schedule?.iterationCount ?? 0);
    });

    it('follows its cron expression in UTC', async () => {
      const worker = await lab.workers.startWorker();
      const next = await eventually('the schedule is planned', async () => {
        const schedule = await lab.workers.queue(worker, 'bill-parcels').getJobScheduler('bill-parcels');
        return schedule?.next;
      });
      expect(new Date(next).toISOString()).toMatch(/T03:00:00\.000Z$/);
    });

    it('continues after a restart, and after its queue is lost', async () => {
      await lab.workers.startWorker();
      await lab.isCounted(1);
      await lab.workers.stopWorkers();
      const before = await lab.counts();
      const worker = await lab.workers.startWorker();
      await lab.isCounted(before + 2);

      await lab.workers.emptyQueue(worker, 'count-parcels');
      const left = await lab.counts();
      await lab.isCounted(left + 2);
    });
  });
});
