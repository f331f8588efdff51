import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type Processor, type Queue, Worker, type WorkerOptions } from 'bullmq';
import { OutageLog } from './outage-log';

/** Milliseconds that running jobs get to finish when the process ends; the rest is done later. */
const STOP_TIMEOUT = 7_000;

/**
 * Takes jobs off a queue. BullMQ's worker is built here and not by `@Processor`, whose options are fixed before the
 * configuration is read, and which waits for running jobs without end, when the database is gone already.
 */
export class QueueWorker<Data> {
  private readonly logger = new Logger(QueueWorker.name);
  private readonly worker: Worker<Data, void>;
  private stopping?: Promise<void>;

  constructor(
    private readonly queue: Queue<Data>,
    process: Processor<Data, void>,
    options: Pick<WorkerOptions, 'concurrency' | 'limiter' | 'maxStalledCount'>,
  ) {
    const { connection, prefix } = queue.opts;
    const outage = new OutageLog(this.logger, `The queue ${queue.name}`);
    this.worker = new Worker<Data, void>(queue.name, process, {
      connection,
      prefix,
      runRetryDelay: 1_000,
      lockDuration: 30_000,
      stalledInterval: 30_000,
      ...options,
    });
    this.worker.on('error', (error) => outage.failed(error));
    this.worker.on('active', () => outage.recovered());
    this.worker.getBackend().on('ready', () => outage.recovered());
  }

  /**
   * Takes no more jobs, and lets those that run finish; bounded, since BullMQ waits without end for work that stalls
   * and for a Redis that is away.
   */
  stop(): Promise<void> {
    return (this.stopping ??= this.close());
  }

  private async close(): Promise<void> {
    const closed = this.worker.close().then(() => true);
    if (await Promise.race([closed, sleep(STOP_TIMEOUT, false, { ref: false })])) return;
    this.logger.warn(
      `Not every job of ${this.queue.name} was finished in time; the unfinished are done later`,
    );
  }
}
