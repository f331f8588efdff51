import { DateTime } from 'luxon';
import { isWithin, openingsAt, type WeeklyHours } from './weekly-hours';

/** A moment by the clock of a gym in Berlin. 1 June 2026 is a Monday. */
const local = (time: string): DateTime => DateTime.fromISO(time, { zone: 'Europe/Berlin' });

describe('weekly hours', () => {
  const evenings: WeeklyHours = [{ weekday: 'monday', from: '19:00', until: '04:00' }];
  it.each([
    ['2026-06-01T18:59:59', false],
    ['2026-06-01T19:00', true],
    ['2026-06-01T23:59', true],
    ['2026-06-02T00:00', true],
    ['2026-06-02T02:00', true],
    ['2026-06-02T03:59:59', true],
    ['2026-06-02T04:00', false],
    ['2026-06-02T19:00', false],
    ['2026-06-01T02:00', false],
  ])('of Monday from 19:00 until 04:00: %s is within them: %s', (time, expected) => {
    expect(isWithin(evenings, local(time))).toBe(expected);
  });

  it('that begin on Sunday go on into Monday', () => {
    const hours: WeeklyHours = [{ weekday: 'sunday', from: '22:00', until: '02:00' }];
    expect(isWithin(hours, local('2026-06-07T23:00'))).toBe(true);
    expect(isWithin(hours, local('2026-06-08T01:59'))).toBe(true);
    expect(isWithin(hours, local('2026-06-08T02:00'))).toBe(false);
    expect(isWithin(hours, local('2026-06-08T22:00'))).toBe(false);
  });

  it.each([
    ['06:00', ['2026-06-01T05:59', '2026-06-02T06:00'], ['2026-06-01T06:00', '2026-06-02T05:59']],
    ['00:00', ['2026-05-31T23:59', '2026-06-02T00:00'], ['2026-06-01T00:00', '2026-06-01T23:59']],
  ])('from %s until the same time last a whole day', (time, outside, within) => {
    const hours: WeeklyHours = [{ weekday: 'monday', from: time, until: time }];
    expect(outside.map((at) => isWithin(hours, local(at)))).toEqual([false, false]);
    expect(within.map((at) => isWithin(hours, local(at)))).toEqual([true, true]);
  });

  it('of several parts of a day hold together, and leave the gap between them', () => {
    const hours: WeeklyHours = [
      { weekday: 'monday', from: '06:00', until: '10:00' },
      { weekday: 'monday', from: '09:00', until: '12:00' },
      { weekday: 'monday', from: '16:00', until: '21:00' },
    ];
    const times = ['06:00', '09:30', '11:59', '12:00', '15:59', '16:00'];
    expect(times.map((time) => isWithin(hours, local(`2026-06-01T${time}`)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('say on which day an opening began, both where two are under way', () => {
    const hours: WeeklyHours = [...evenings, { weekday: 'tuesday', from: '03:00', until: '12:00' }];
    expect(openingsAt(hours, local('2026-06-01T20:00'))).toEqual(['2026-06-01']);
    expect(openingsAt(hours, local('2026-06-02T02:00'))).toEqual(['2026-06-01']);
    expect(openingsAt(hours, local('2026-06-02T03:30'))).toEqual(['2026-06-02', '2026-06-01']);
    expect(openingsAt(hours, local('2026-06-02T12:00'))).toEqual([]);
  });

  it('go by the clock on the day that daylight saving time takes an hour from', () => {
    const hours: WeeklyHours = [
      { weekday: 'saturday', from: '23:00', until: '03:30' },
      { weekday: 'sunday', from: '08:00', until: '12:00' },
    ];
    // On 29 March 2026, 03:00 follows on 01:59.
    const at = (utc: string): boolean => isWithin(hours, DateTime.fromISO(utc, { zone: 'Europe/Berlin' }));
    expect(at('2026-03-29T00:59:00Z')).toBe(true); // 01:59
    expect(at('2026-03-29T01:29:00Z')).toBe(true); // 03:29
    expect(at('2026-03-29T01:30:00Z')).toBe(false); // 03:30
    expect(at('2026-03-29T05:59:00Z')).toBe(false); // 07:59
    expect(at('2026-03-29T06:00:00Z')).toBe(true); // 08:00
  });

  it('hold in both of the hours that the clock shows twice', () => {
    const hours: WeeklyHours = [{ weekday: 'saturday', from: '23:00', until: '02:30' }];
    // On 25 October 2026, the hour from 02:00 comes twice.
    const at = (utc: string): boolean => isWithin(hours, DateTime.fromISO(utc, { zone: 'Europe/Berlin' }));
    expect(['2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z'].map(at)).toEqual([true, true]);
    expect(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(at)).toEqual([false, false]);
  });

  it('reach past midnight on the day after one that daylight saving time makes longer', () => {
    const hours: WeeklyHours = [{ weekday: 'sunday', from: '23:30', until: '00:30' }];
    expect(isWithin(hours, local('2026-10-26T00:15'))).toBe(true);
  });
});
