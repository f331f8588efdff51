import { plot } from './plot';

describe('The image of a soak', () => {
  const image = plot('Soak & rest', [1, 2, 3, 4], 1, [
    { title: 'a < b', lines: [{ name: 'p50', values: [10, 20, 30, 40] }] },
    { title: 'gap', lines: [{ name: 'p99', values: [1, NaN, 3, 4] }] },
    { title: 'nothing', lines: [{ name: 'none', values: [0, 0, 0, 0] }] },
  ]);

  it('has no coordinate that is no number, and no sign that ends its text', () => {
    expect(image).not.toMatch(/NaN|Infinity|undefined/);
    expect(image).toContain('Soak &amp; rest');
    expect(image).toContain('a &lt; b');
    const opened = image.match(/<(\w+)(?=[^>]*[^/]>)/g)!.map((tag) => tag.slice(1));
    const closed = image.match(/<\/(\w+)>/g)!.map((tag) => tag.slice(2, -1));
    expect(opened.toSorted()).toEqual(closed.toSorted());
  });

  it('draws a line through all values, to the top of a scale that is easy to read', () => {
    // 40 of 40 is at the top of the chart, which is 44 below its upper edge; 10 three quarters below that.
    expect(image).toContain('L446.0 44.0"');
    expect(image).toMatch(/d="M150\.5 143\.0L/);
    expect(image).toContain('>40</text>');
  });

  it('leaves a gap where a value is not known', () => {
    expect(image).toMatch(/d="M[\d.]+ [\d.]+M[\d.]+ [\d.]+L[\d.]+ [\d.]+"/);
  });
});
