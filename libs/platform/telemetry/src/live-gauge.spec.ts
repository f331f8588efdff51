import { register } from 'prom-client';
import { liveGauge } from './live-gauge';

describe('A live gauge', () => {
  const named = { name: 'things', help: 'Things', aggregator: 'sum' } as const;
  const options = { ...named, labelNames: ['state'] } as const;
  const samples = async () =>
    (await register.metrics()).split('\n').filter((line) => line && !line.startsWith('#'));

  afterEach(() => register.clear());

  it('is read on every scrape, and drops labels that are gone', async () => {
    let state = 'waiting';
    liveGauge(options, async () => [[{ state }, 2]]);
    expect(await samples()).toEqual(['things{state="waiting"} 2']);
    state = 'sent';
    expect(await samples()).toEqual(['things{state="sent"} 2']);
  });

  it.each([
    ['with labels', ['state'] as const, { state: 'waiting' }],
    ['without labels', [] as const, {}],
  ])('%s is absent while it cannot be read, and back afterwards', async (_, labelNames, labels) => {
    let isAway = false;
    liveGauge({ ...named, labelNames }, () => {
      if (isAway) throw new Error('the database is away');
      return [[labels as Record<string, string>, 3]];
    });
    const before = await samples();
    expect(before).toEqual([expect.stringMatching(/^things.* 3$/)]);
    isAway = true;
    expect(await samples()).toEqual([]);
    isAway = false;
    expect(await samples()).toEqual(before);
  });

  it('reports the values of the app that started last', async () => {
    liveGauge(options, () => [[{ state: 'first' }, 1]]);
    liveGauge(options, () => [[{ state: 'last' }, 1]]);
    expect(await samples()).toEqual(['things{state="last"} 1']);
  });
});
