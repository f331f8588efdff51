import { type WeeklyHours } from '@libs/platform/hours';
import { DateTime } from 'luxon';
import { openingAt } from './opening';

/** 1 June 2026 is a Monday. */
const at = (time: string): DateTime => DateTime.fromISO(time, { zone: 'Pacific/Auckland' });
const closed = (start_date: string, end_date = start_date) => ({ start_date, end_date });

const HOURS: WeeklyHours = [
  { weekday: 'monday', from: '19:00', until: '04:00' },
  { weekday: 'tuesday', from: '03:00', until: '12:00' },
];

describe('a gym without opening hours', () => {
  it('is always open, but from midnight to midnight on closed days', () => {
    const closures = [closed('2026-06-02', '2026-06-03')];
    expect(openingAt(null, [], at('2026-06-01T03:00'))).toBe('open');
    expect(openingAt(null, closures, at('2026-06-01T23:59'))).toBe('open');
    expect(openingAt(null, closures, at('2026-06-02T00:00'))).toBe('gym_closed');
    expect(openingAt(null, closures, at('2026-06-03T23:59'))).toBe('gym_closed');
    expect(openingAt(null, closures, at('2026-06-04T00:00'))).toBe('open');
  });
});

describe('a gym with opening hours', () => {
  it.each([
    ['2026-06-01T18:59', 'outside_hours'],
    ['2026-06-01T19:00', 'open'],
    ['2026-06-02T02:00', 'open'],
    ['2026-06-02T12:00', 'outside_hours'],
  ])('is at %s: %s', (time, expected) => {
    expect(openingAt(HOURS, [], at(time))).toBe(expected);
  });

  it('goes on past midnight into a closed day with what it has begun, and begins nothing', () => {
    const closures = [closed('2026-06-02')];
    expect(openingAt(HOURS, closures, at('2026-06-02T02:00'))).toBe('open');
    expect(openingAt(HOURS, closures, at('2026-06-02T03:30'))).toBe('open');
    expect(openingAt(HOURS, closures, at('2026-06-02T04:00'))).toBe('gym_closed');
  });

  it('does not open in the night that follows on a closed evening', () => {
    const closures = [closed('2026-06-01')];
    expect(openingAt(HOURS, closures, at('2026-06-01T20:00'))).toBe('gym_closed');
    expect(openingAt(HOURS, closures, at('2026-06-02T02:00'))).toBe('gym_closed');
    expect(openingAt(HOURS, closures, at('2026-06-02T03:30'))).toBe('open');
  });

  it('is closed all of a closed day, also when it would not be open', () => {
    expect(openingAt(HOURS, [closed('2026-06-03')], at('2026-06-03T15:00'))).toBe('gym_closed');
  });
});
