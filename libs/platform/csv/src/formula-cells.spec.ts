import * as fc from 'fast-check';
import { neutralised, restored } from './formula-cells';

describe('A cell that a spreadsheet would compute', () => {
  it.each(['=1+1', '+44 20 7946 0000', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'is written as a text: %j',
    (cell) => {
      expect(neutralised(cell)).toBe(`'${cell}`);
      expect(restored(`'${cell}`)).toBe(cell);
    },
  );

  it('is read back as it was, marked or not', () => {
    expect(neutralised("'=1")).toBe("''=1");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', "'", 'a', '\t') }), (cell) => {
        expect(restored(neutralised(cell))).toBe(cell);
      }),
    );
  });

  it.each(["'s-Hertogenbosch", "O'Connor", "'quoted'", '1+1', ''])('is not %j', (cell) => {
    expect([neutralised(cell), restored(cell)]).toEqual([cell, cell]);
  });
});
