import { geometricMean, linearTrend, median, percentile } from './statistics';

describe('The statistics of a bench', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect(median([10, 1, 2])).toBe(2);
    expect(median([10, 1, 2, 4])).toBe(3);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  it('takes as a percentile a value that was measured', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([5], 0.99)).toBe(5);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('takes the geometric mean of ratios, of which twice and half come to one', () => {
    expect(geometricMean([2, 0.5])).toBeCloseTo(1);
    expect(geometricMean([0.1, 0.4])).toBeCloseTo(0.2);
  });

  it('finds the line that points lie on, and how well others fit it', () => {
    const exact = [1, 2, 3, 4].map((x): [number, number] => [x, 7 - 2 * x]);
    expect(linearTrend(exact)).toEqual({ slope: -2, explained: 1 });
    // By hand: mean 3.5, squares of x 5, of y 13, products 7.
    const [slope, explained] = [7 / 5, 49 / (5 * 13)];
    const trend = linearTrend([
      [1, 1],
      [2, 4],
      [3, 3],
      [4, 6],
    ]);
    expect(trend.slope).toBeCloseTo(slope);
    expect(trend.explained).toBeCloseTo(explained);
  });

  it('finds no line in points that do not differ', () => {
    expect(
      linearTrend([
        [1, 5],
        [2, 5],
      ]),
    ).toEqual({ slope: 0, explained: 0 });
    expect(linearTrend([[1, 5]])).toEqual({ slope: 0, explained: 0 });
  });
});
