import cluster from 'node:cluster';
import { AggregatorRegistry, Counter, register } from 'prom-client';
import { answerMetricsQuestions, readMetrics } from './merged-metrics';

describe('The metrics', () => {
  afterEach(() => {
    register.clear();
    jest.restoreAllMocks();
  });

  it('of a single process are its own', async () => {
    new Counter({ name: 'things_total', help: 'Things' }).inc(2);
    expect(await readMetrics()).toContain('things_total 2');
  });

  describe('of a forked process', () => {
    const send = Object.getOwnPropertyDescriptor(process, 'send');
    let questions: number[];

    beforeEach(() => {
      questions = [];
      jest.replaceProperty(cluster, 'isWorker', true);
      process.send = ({ metricsQuestion }: { metricsQuestion: number }) =>
        questions.push(metricsQuestion) > 0;
    });
    afterEach(() => {
      if (send) Object.defineProperty(process, 'send', send);
      else delete process.send;
    });

    const answer = (metricsAnswer: number | undefined, text?: string) =>
      process.emit('message', { metricsAnswer, text }, undefined);

    it('are what the primary answers to its request, which concurrent scrapes share', async () => {
      const [first, second] = [readMetrics(), readMetrics()];
      expect(questions).toHaveLength(1);
      process.emit('message', { type: 'of somebody else' }, undefined);
      await new Promise(setImmediate);
      answer(questions[0]! - 1, 'of an earlier request');
      await new Promise(setImmediate);
      answer(questions[0], 'of all');
      expect(await Promise.all([first, second])).toEqual(['of all', 'of all']);
      expect(process.listenerCount('message')).toBe(0);

      const later = readMetrics();
      answer(questions[1], 'later');
      expect(await later).toBe('later');
    });

    it('are an error when the primary has none', async () => {
      const metrics = readMetrics();
      answer(questions[0]);
      await expect(metrics).rejects.toThrow('a process did not tell its metrics');
    });
  });

  describe('of all processes', () => {
    let merged: jest.SpyInstance<Promise<string>>;

    beforeEach(() => {
      merged = jest
        .spyOn(AggregatorRegistry.prototype, 'clusterMetrics')
        .mockReset()
        .mockResolvedValue('of all');
      answerMetricsQuestions();
    });
    afterEach(() => cluster.removeAllListeners('message'));

    /** What the primary sends to a process that has sent it `message`. */
    async function answersTo(message: object, isConnected = true): Promise<unknown[]> {
      const send = jest.fn();
      cluster.emit('message', { isConnected: () => isConnected, send }, message);
      await new Promise(setImmediate);
      return send.mock.calls.flat() as unknown[];
    }

    it('are sent to the process that asked, with the number of its request', async () => {
      expect(await answersTo({ metricsQuestion: 7 })).toEqual([{ metricsAnswer: 7, text: 'of all' }]);
    });

    it('are collected once for questions that come together', async () => {
      await Promise.all([answersTo({ metricsQuestion: 7 }), answersTo({ metricsQuestion: 8 })]);
      expect(merged).toHaveBeenCalledTimes(1);
    });

    it('are not sent when a process does not answer, so that nobody mistakes a part for the whole', async () => {
      merged.mockRejectedValue(new Error('Operation timed out.'));
      expect(await answersTo({ metricsQuestion: 7 })).toEqual([{ metricsAnswer: 7, text: undefined }]);
    });

    it('are not sent to a process that has exited, or that did not ask', async () => {
      expect(await answersTo({ metricsQuestion: 7 }, false)).toEqual([]);
      merged.mockClear();
      expect(await answersTo({ type: 'of somebody else' })).toEqual([]);
      expect(merged).not.toHaveBeenCalled();
    });
  });
});
