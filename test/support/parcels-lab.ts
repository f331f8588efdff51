import { eventually } from './eventually';
import { type Parcel, PARCELS, PARCELS_SCHEMA, ParcelsModule } from './parcels';
import { startWorkerProcess, type WorkerProcess } from './worker-process';
import { type QueueBackend, WorkerLab } from './worker-lab';

/** A gym with parcels to deliver, and the workers that do it, in this process or their own. */
export class ParcelsLab {
  private processes: WorkerProcess[] = [];

  private constructor(readonly workers: WorkerLab) {}

  static async open(backend: QueueBackend): Promise<ParcelsLab> {
    const workers = await WorkerLab.open(backend, ParcelsModule);
    await workers.sql(PARCELS_SCHEMA);
    return new ParcelsLab(workers);
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((worker) => worker.end('SIGKILL')));
    await this.workers.close();
  }

  startProcess(): WorkerProcess {
    const started = startWorkerProcess(this.workers.environment(), 'test/support/parcels-worker.ts');
    this.processes.push(started);
    return started;
  }

  /** @returns the parcel's id */
  async add(parcel: Pick<Parcel, 'instruction'> & Partial<Parcel>): Promise<number> {
    return (await this.workers.inGym((tx) => PARCELS.add(tx, parcel))) ?? 0;
  }

  /** Adds parcels with one statement. @returns how many were added */
  addAll(parcels: (Pick<Parcel, 'instruction'> & Partial<Parcel>)[]): Promise<number> {
    return this.workers.inGym((tx) => PARCELS.addAll(tx, parcels));
  }

  async row(id: number): Promise<Parcel> {
    return (await this.workers.sql<Parcel>('SELECT * FROM parcels WHERE id = $1', [id]))[0]!;
  }

  /** Waits until a parcel has a status, and returns its row. */
  reaches(id: number, status: string): Promise<Parcel> {
    return eventually(`parcel ${id} is ${status}`, async () => {
      const parcel = await this.row(id);
      return parcel.status === status && parcel;
    });
  }

  deliveriesOf(id: number): Promise<unknown[]> {
    return this.workers.sql('SELECT FROM deliveries WHERE parcel_id = $1', [id]);
  }

  /** Waits until parcels were counted so often. */
  async isCounted(times: number): Promise<void> {
    await eventually(`${times} runs`, async () => (await this.counts()) >= times);
  }

  /** How often parcels were counted. */
  async counts(): Promise<number> {
    return (await this.workers.sql('SELECT FROM counts')).length;
  }
}
