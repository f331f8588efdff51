import { todayIn } from './today';

describe('today', () => {
  beforeEach(() => jest.useFakeTimers({ now: new Date('2026-03-01T10:30:00Z') }));
  afterEach(() => jest.useRealTimers());

  it.each([
    ['UTC', '2026-03-01'],
    ['Pacific/Kiritimati', '2026-03-02'],
    ['Etc/GMT+12', '2026-02-28'],
  ])('in %s is %s', (timezone, expected) => {
    expect(todayIn(timezone)).toBe(expected);
  });
});
