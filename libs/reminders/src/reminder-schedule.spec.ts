import { Settings } from 'luxon';
import { kindDue, endDateFor, latestDay, dueGymsAmong, reminderKey } from './reminder-schedule';

const { now } = Settings;
afterEach(() => {
  Settings.now = now;
});
const setClock = (moment: string): void => {
  Settings.now = () => Date.parse(moment);
};

it('A reminder is about the last day that is so many days away', () => {
  expect(endDateFor('14_days_before', '2026-02-20')).toBe('2026-03-06');
  expect(endDateFor('7_days_before', '2026-03-24')).toBe('2026-03-31');
  expect(endDateFor('1_day_before', '2026-12-31')).toBe('2027-01-01');
  expect(endDateFor('1_day_after', '2026-04-01')).toBe('2026-03-31');
});

it('A reminder that waits can be sent until the next one is due, and none a day before the end once that is over', () => {
  const kinds = Array.from({ length: 25 }, (_, index) => [16 - index, kindDue(16 - index)]);
  const daysOf = (kind: string | undefined) => kinds.filter((one) => one[1] === kind).map(([days]) => days);
  expect(daysOf('14_days_before')).toEqual([14, 13, 12, 11, 10, 9, 8]);
  expect(daysOf('7_days_before')).toEqual([7, 6, 5, 4, 3, 2]);
  expect(daysOf('1_day_before')).toEqual([1, 0]);
  expect(daysOf('1_day_after')).toEqual([-1, -2, -3, -4, -5, -6, -7]);
  expect(daysOf(undefined)).toEqual([16, 15, -8]);
});

it('One reminder is told from another by the customer, the last day and the kind', () => {
  const keys = [
    reminderKey(17, '2026-03-31', '1_day_before'),
    reminderKey(18, '2026-03-31', '1_day_before'),
    reminderKey(17, '2027-03-31', '1_day_before'),
    reminderKey(17, '2026-03-31', '1_day_after'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

describe('Gyms whose reminders are due', () => {
  const gym = (timezone: string, reminded_on: string | null = null) => ({ gym_id: 1, timezone, reminded_on });

  it('are those in whose time zone it is nine or later, with the seconds since', () => {
    setClock('2026-01-10T08:30:00Z');
    expect(dueGymsAmong([gym('UTC'), gym('Europe/Berlin'), gym('America/New_York')])).toEqual([
      { gym_id: 1, timezone: 'Europe/Berlin', day: '2026-01-10', overdueSeconds: 1_800 },
    ]);
  });

  it('are not those whose reminders of that day, on their calendar, are written', () => {
    setClock('2026-01-10T22:00:00Z');
    // Auckland is a day ahead.
    expect(dueGymsAmong([gym('UTC', '2026-01-10'), gym('Pacific/Auckland', '2026-01-10')])).toEqual([
      { gym_id: 1, timezone: 'Pacific/Auckland', day: '2026-01-11', overdueSeconds: 7_200 },
    ]);
    expect(dueGymsAmong([gym('Pacific/Auckland', '2026-01-11'), gym('UTC', '2026-01-09')])).toMatchObject([
      { timezone: 'UTC', day: '2026-01-10' },
    ]);
  });

  it('are on no later day than the latest anywhere', () => {
    setClock('2026-01-10T10:00:00Z');
    expect(latestDay()).toBe('2026-01-11');
    setClock('2026-01-10T09:59:59Z');
    expect(latestDay()).toBe('2026-01-10');
  });
});
