import { judge, judgeFluctuating, judgeTable } from './verdict';

const points = (value: (minute: number) => number) =>
  Array.from({ length: 40 }, (_, index) => ({ minute: index / 6, value: value(index / 6) }));
/** Garbage that is collected every minute and a half. */
const sawtooth = (minute: number): number => 40 * ((minute % 1.5) / 1.5);

describe('What should stay where it is', () => {
  it('is steady when it goes up and down with the garbage collector', () => {
    expect(judge(points((minute) => 200 + sawtooth(minute))).grows).toBe(false);
  });

  it('grows when it rises by two hundredths a minute and more, also under the ups and downs', () => {
    const leak = judge(points((minute) => 200 + 12 * minute + sawtooth(minute)));
    expect(leak.grows).toBe(true);
    expect(leak.slope).toBeGreaterThan(8);
    expect(leak.slope).toBeLessThan(16);
  });

  it('is steady when it falls, or rises by less than can be told', () => {
    expect(judge(points((minute) => 200 - 5 * minute)).grows).toBe(false);
    expect(judge(points((minute) => 200 + minute)).grows).toBe(false);
  });

  it('is steady at nothing', () => {
    expect(judge(points(() => 0)).grows).toBe(false);
  });
});

describe('Memory', () => {
  const rising = points((minute) => 150 + 12 * minute);

  it('grows when it becomes larger than it has ever been', () => {
    expect(judgeFluctuating(rising, [140, 150]).grows).toBe(true);
  });

  it('is steady when it has been as large before', () => {
    expect(judgeFluctuating(rising, [140, 230]).grows).toBe(false);
  });
});

describe('A table', () => {
  const MB = 1e6;
  it.each([
    ['steady', [10 * MB, 1_000], [10.4 * MB, 1_000]],
    ['steady', [100 * MB, 1_000], [101.5 * MB, 1_000]],
    ['steady', [10 * MB, 1_000], [8 * MB, 500]],
    ['grows with its rows', [10 * MB, 1_000], [20 * MB, 2_000]],
    ['grows with its rows', [10 * MB, 1_000], [22 * MB, 2_000]],
    ['grows with its rows', [0.1 * MB, 0], [5 * MB, 9_000]],
    ['looser, as between two vacuums', [100 * MB, 1_000], [115 * MB, 1_000]],
    ['looser, as between two vacuums', [34.2 * MB, 60_617], [35.1 * MB, 61_232]],
    ['grows without rows', [100 * MB, 1_000], [125 * MB, 1_000]],
    ['grows without rows', [10 * MB, 1_000], [20 * MB, 1_000]],
    ['grows without rows', [10 * MB, 1_000], [20 * MB, 1_300]],
    ['grows without rows', [10 * MB, 1_000], [20 * MB, 100]],
    ['grows without rows', [0.1 * MB, 0], [5 * MB, 0]],
  ] as const)('%s from %j to %j bytes and rows', (verdict, before, after) => {
    const state = ([bytes, rows]: readonly [number, number]) => ({ bytes, rows, dead: 0 });
    expect(judgeTable(state(before), state(after))).toBe(verdict);
  });
});
