import { type Job, type Queue } from 'bullmq';
import { register } from 'prom-client';
import { QueueMonitor, type TracedJob } from './queue-monitor';

/** The lines of a metric that hold a value. */
const linesOf = async (name: string): Promise<string[]> =>
  (await register.getSingleMetricAsString(name)).split('\n').filter((line) => /^[^#]/.test(line));

describe('QueueMonitor', () => {
  const getJobCounts = jest.fn();
  const getJobs = jest.fn();
  const queue = { name: 'mails', getJobCounts, getJobs } as unknown as Queue;
  let monitor: QueueMonitor;

  beforeEach(() => {
    register.resetMetrics();
    getJobCounts.mockReset().mockResolvedValue({});
    getJobs.mockReset().mockResolvedValue([]);
    monitor = new QueueMonitor();
  });

  it('reports the number of jobs in each state, including 0', async () => {
    getJobCounts.mockResolvedValue({ waiting: 3, failed: 1, completed: 100 });
    monitor.watch(queue, ['send']);
    expect(await linesOf('queue_jobs')).toEqual([
      'queue_jobs{queue="mails",state="waiting"} 3',
      'queue_jobs{queue="mails",state="active"} 0',
      'queue_jobs{queue="mails",state="delayed"} 0',
      'queue_jobs{queue="mails",state="failed"} 1',
    ]);
  });

  it.each([
    ['two minutes for a job that was added then', () => [{ timestamp: Date.now() - 120_000 }], /^12\d/],
    ['nothing when no job waits', () => [], /^0$/],
    ['nothing when the clock of whoever added it is ahead', () => [{ timestamp: Date.now() + 9_000 }], /^0$/],
  ])('reports as the age of the oldest %s', async (_, jobs, age) => {
    getJobs.mockResolvedValue(jobs());
    monitor.watch(queue, ['send']);
    const [line] = await linesOf('queue_oldest_waiting_age_seconds');
    expect(line?.replace('queue_oldest_waiting_age_seconds{queue="mails"} ', '')).toMatch(age);
  });

  it('fails its check, and reports nothing, while the queue does not answer', async () => {
    getJobCounts.mockRejectedValue(new Error('connect ECONNREFUSED'));
    monitor.watch(queue, ['send']);
    await expect(monitor.check()).rejects.toThrow('ECONNREFUSED');
    expect(await linesOf('queue_jobs')).toEqual([]);
  });

  it('passes its check when every queue answers, or there is none', async () => {
    await expect(monitor.check()).resolves.toBeUndefined();
    monitor.watch(queue, ['send']);
    await expect(monitor.check()).resolves.toBeUndefined();
    expect(getJobCounts).toHaveBeenCalledTimes(1);
  });

  it('refuses a second job for the same queue', () => {
    monitor.watch(queue, ['send']);
    expect(() => monitor.watch(queue, ['count'])).toThrow('Two jobs use the queue mails');
  });

  it('times jobs by outcome, and rethrows a failure for the queue to retry', async () => {
    monitor.watch(queue, ['send']);
    const counts = async () =>
      (await linesOf('job_duration_seconds')).filter((line) => line.includes('_count'));
    const countsOf = (completed: number, failed: number) => [
      `job_duration_seconds_count{queue="mails",job="send",outcome="completed"} ${completed}`,
      `job_duration_seconds_count{queue="mails",job="send",outcome="failed"} ${failed}`,
    ];
    expect(await counts()).toEqual(countsOf(0, 0)); // there before the first job

    const job = { id: '1', name: 'send', queueName: 'mails', data: {} } as Job<TracedJob>;
    const work = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('451'));
    await monitor.observed(work)(job);
    expect(work).toHaveBeenCalledWith(job);
    expect(await counts()).toEqual(countsOf(1, 0));
    await expect(monitor.observed(work)(job)).rejects.toThrow('451');
    expect(await counts()).toEqual(countsOf(1, 1));
  });
});
