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

  it('changes at midnight, also where clocks go forward that night', () => {
    const dates = [
      '2026-03-08T04:59:59.999Z',
      '2026-03-08T05:00:00Z',
      '2026-03-09T03:59:59.999Z',
      '2026-03-09T04:00:00Z',
    ];
    const seen = dates.map((now) => {
      jest.setSystemTime(new Date(now));
      return todayIn('America/Havana');
    });
    expect(seen).toEqual(['2026-03-07', '2026-03-08', '2026-03-08', '2026-03-09']);
  });

  it('is right again when the clock is set back', () => {
    todayIn('UTC');
    jest.setSystemTime(new Date('2026-02-01T10:30:00Z'));
    expect(todayIn('UTC')).toBe('2026-02-01');
  });
});
