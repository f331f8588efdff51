import { contextOf, inSpan, liveGauge, Probe, type Sample } from '@libs/platform/telemetry';
import { Injectable } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import { Job, JobType, Processor, Queue } from 'bullmq';
import { Histogram } from 'prom-client';

/** Finished jobs are left out: only a few are kept. */
const STATES = ['waiting', 'active', 'delayed', 'failed'] satisfies JobType[];
const OUTCOMES = ['completed', 'failed'] as const;

const duration = new Histogram({
  name: 'job_duration_seconds',
  help: 'Time that one attempt at a job took, in seconds',
  labelNames: ['queue', 'job', 'outcome'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
});

/** What a job may carry besides its ids: the trace that it belongs to. */
export interface TracedJob {
  traceparent?: string | null;
}

interface Reading {
  counts: Partial<Record<JobType, number>>;
  /** Milliseconds since the epoch at which the job that waits longest was added. */
  waitingSince?: number;
}

/** What is to be known about the queues of this process: whether they answer, what is in them, how long jobs take. */
@Injectable()
export class QueueMonitor {
  private readonly watched = new Map<string, Probe<Reading>>();

  constructor() {
    liveGauge(
      {
        name: 'queue_jobs',
        help: 'Jobs on the queue, the same from every process that asks: take the max of them',
        labelNames: ['queue', 'state'],
        aggregator: 'max',
      },
      () =>
        this.readAll((queue, { counts }) => STATES.map((state) => [{ queue, state }, counts[state] ?? 0])),
    );
    liveGauge(
      {
        name: 'queue_oldest_waiting_age_seconds',
        help: 'How long ago the job that waits longest was added, in seconds; 0 when none waits',
        labelNames: ['queue'],
        aggregator: 'max',
      },
      () =>
        this.readAll((queue, { waitingSince }) => [
          [{ queue }, waitingSince === undefined ? 0 : Math.max(0, Date.now() - waitingSince) / 1_000],
        ]),
    );
  }

  /**
   * Watches a queue from here on.
   *
   * @param jobs names of the jobs that go there
   * @throws Error when another job has the queue already, and would be handed these jobs
   */
  watch(queue: Queue, jobs: string[]): void {
    if (this.watched.has(queue.name)) throw new Error(`Two jobs use the queue ${queue.name}`);
    this.watched.set(queue.name, new Probe(() => read(queue)));
    for (const job of jobs)
      for (const outcome of OUTCOMES) duration.zero({ queue: queue.name, job, outcome });
  }

  /** @throws Error when a queue does not answer within a second */
  async check(): Promise<void> {
    await Promise.all([...this.watched.values()].map((probe) => probe.read()));
  }

  /** Wraps a processor so that its jobs are timed, and are spans of the traces that they carry. */
  observed<Data extends TracedJob>(work: (job: Job<Data>) => Promise<void>): Processor<Data, void> {
    return async (job) => {
      const labels = { queue: job.queueName, job: job.name };
      const stop = duration.startTimer(labels);
      try {
        await inSpan(
          `process ${job.queueName}`,
          {
            kind: SpanKind.CONSUMER,
            attributes: {
              'messaging.system': 'bullmq',
              'messaging.destination.name': job.queueName,
              'messaging.message.id': job.id,
            },
          },
          () => work(job),
          contextOf(job.data.traceparent),
        );
        stop({ outcome: 'completed' });
      } catch (error) {
        stop({ outcome: 'failed' });
        throw error;
      }
    };
  }

  private async readAll<Label extends string>(
    samples: (queue: string, reading: Reading) => Sample<Label>[],
  ): Promise<Sample<Label>[]> {
    const all = await Promise.all(
      [...this.watched].map(async ([queue, probe]) => samples(queue, await probe.read())),
    );
    return all.flat();
  }
}

async function read(queue: Queue): Promise<Reading> {
  const [counts, [oldest]] = await Promise.all([
    queue.getJobCounts(...STATES),
    queue.getJobs('waiting', 0, 0, true),
  ]);
  return { counts, waitingSince: oldest?.timestamp };
}
