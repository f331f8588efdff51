import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { eventually } from '../support/eventually';
import { ParcelsLab } from '../support/parcels-lab';
import { createTcpProxy } from '../support/tcp-proxy';
import { QUEUE_BACKENDS } from '../support/worker-lab';

jest.setTimeout(120_000);

describe.each(QUEUE_BACKENDS)('A worker with jobs of a room, with the queue on %s', (backend) => {
  let lab: ParcelsLab;
  beforeEach(async () => {
    lab = await ParcelsLab.open(backend);
  });
  afterEach(() => lab.close());

  it('takes over the row of a killed worker', async () => {
    const doomed = lab.startProcess();
    const id = await lab.add({ instruction: 'hang once' });
    await eventually('the work has begun', async () => (await lab.row(id)).attempts === 1);
    await doomed.end('SIGKILL');
    await lab.workers.startWorker();

    expect(await lab.reaches(id, 'delivered')).toMatchObject({ attempts: 2, dispatches: 2 });
    expect(await lab.deliveriesOf(id)).toHaveLength(1);
  });

  it('renews the lease of long work', async () => {
    const worker = lab.startProcess();
    const id = await lab.add({ instruction: 'hang' });
    const leasedUntil = async () => Date.parse((await lab.row(id)).leased_until ?? '') || 0;
    const first = await eventually('the work has begun', leasedUntil);
    await lab.workers.startWorker();
    await eventually('a whole lease later', async () => (await leasedUntil()) > first + 11_000);

    expect(await lab.row(id)).toMatchObject({ attempts: 1 });
    await worker.end('SIGKILL');
  });

  it('stops in bounded time although the work does not end', async () => {
    const worker = lab.startProcess();
    const id = await lab.add({ instruction: 'hang' });
    await eventually('the work has begun', async () => (await lab.row(id)).attempts === 1);
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  it('reports no outage while it waits for a run that is hours away', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error');
    await lab.workers.startWorker();
    // Longer than a command may wait for Redis without an answer.
    await sleep(15_000);
    expect(logged.mock.calls).toEqual([]);
    logged.mockRestore();
  });

  if (backend === 'redis') {
    it('starts once Redis is up, although it was down at boot', async () => {
      const unheard = jest.spyOn(console, 'error');
      const url = new URL(lab.workers.environment().REDIS_URL ?? '');
      const proxy = await createTcpProxy(Number(url.port));
      url.port = String(proxy.port);
      await lab.workers.startWorker({ REDIS_URL: url.toString() });
      await proxy.open();
      await lab.isCounted(2);
      await lab.workers.stopWorkers();
      await proxy.cut();
      expect(unheard).not.toHaveBeenCalled(); // where BullMQ writes errors that nobody listens to
    });
  }
});
