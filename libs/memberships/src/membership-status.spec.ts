import { todayIn } from '@libs/platform/identity';
import { DateTime, Settings } from 'luxon';
import { type Dated, statusOn } from './membership-status';

const march: Dated = {
  start_date: '2026-03-01',
  end_date: '2026-03-31',
  cancelled_at: null,
  ends_reason: null,
  freezes: [{ start_date: '2026-03-10', end_date: '2026-03-12' }],
};
const cancelled: Dated = { ...march, cancelled_at: '2026-02-01T09:30:00.000Z' };

describe('The status of a membership', () => {
  it.each([
    ['before its first day', march, '2026-02-28', 'pending'],
    ['on its first day', march, '2026-03-01', 'active'],
    ['on a frozen day', march, '2026-03-12', 'frozen'],
    ['after it', march, '2026-03-13', 'active'],
    ['on its last day', march, '2026-03-31', 'active'],
    ['after its last day', march, '2026-04-01', 'ended'],
    ['without end', { ...march, end_date: null }, '2126-04-01', 'active'],
    ['that is cancelled, before its first day', cancelled, '2026-02-28', 'pending'],
    ['that is cancelled, while it holds', cancelled, '2026-03-31', 'ending'],
    ['that is cancelled, on a frozen day', cancelled, '2026-03-10', 'frozen'],
    ['that is cancelled, after its last day', cancelled, '2026-04-01', 'cancelled'],
    ['that is replaced, while it holds', { ...march, ends_reason: 'Changed' }, '2026-03-31', 'ending'],
    ['that is replaced, after its last day', { ...march, ends_reason: 'Changed' }, '2026-04-01', 'ended'],
    ['that never began', { ...cancelled, end_date: '2026-02-28' }, '2026-02-01', 'cancelled'],
  ] as const)('%s', (_, membership, day, expected) => {
    expect(statusOn(membership, day)).toBe(expected);
  });

  const zones = Intl.supportedValuesOf('timeZone');
  const { now } = Settings;
  afterEach(() => (Settings.now = now));

  it(`changes at midnight in each of ${zones.length} time zones`, () => {
    for (const zone of zones) {
      const midnight = DateTime.fromISO('2026-03-31', { zone }).plus({ days: 1 }).startOf('day').toMillis();
      const statuses = [midnight - 1, midnight].map((moment) => {
        Settings.now = () => moment;
        return statusOn(march, todayIn(zone));
      });
      expect([zone, ...statuses]).toEqual([zone, 'active', 'ended']);
    }
  });
});
