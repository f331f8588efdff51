import { DateOrderGuess, readDate } from './date-order';

const orderOf = (...cells: string[]) => {
  const guess = new DateOrderGuess();
  for (const cell of cells) guess.add(cell);
  return guess.order;
};

describe('The order of dates', () => {
  it.each([
    ['dmy', ['01/02/2026', '25/01/2026']],
    ['mdy', ['01/02/2026', '01/25/2026']],
    ['dmy', ['01.02.2026']],
    ['ymd', ['2026-02-01', '20260201', 'Ada', '+44 20 7946 0000']],
    [null, ['01/02/2026', '3/4/26 00:00']],
    [null, ['25/01/2026', '01/25/2026']],
  ] as const)('is %j for %j', (order, cells) => expect(orderOf(...cells)).toBe(order));
});

describe('A date', () => {
  const century = (year: number) => (year > 26 ? 1900 : 2000) + year;
  it.each([
    ['01/02/2026', 'dmy', '2026-02-01'],
    ['01/02/2026', 'mdy', '2026-01-02'],
    ['1/2/26', 'mdy', '2026-01-02'],
    ['24.12.85', 'dmy', '1985-12-24'],
    ['2026-02-01', null, '2026-02-01'],
    ['2026/02/01 00:00:00', null, '2026-02-01'],
    ['20260201', null, '2026-02-01'],
    ['Oct 15, 2020', null, '2020-10-15'],
    ['Dec 31, 2025, 7:00 AM', null, '2025-12-31'],
    ['15 October 2020', null, '2020-10-15'],
    // For the rules of the field to refuse.
    ['31/02/2026', 'dmy', '2026-02-31'],
    ['yesterday', null, 'yesterday'],
  ] as const)('%j is read by %j as %j', (text, order, date) =>
    expect(readDate(text, order, century)).toBe(date),
  );
});
