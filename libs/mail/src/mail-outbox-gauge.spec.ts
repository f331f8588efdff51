import { type Database } from '@libs/platform/database';
import { register } from 'prom-client';
import { MailOutboxGauge } from './mail-outbox-gauge';

describe('MailOutboxGauge', () => {
  const query = jest.fn();
  const readInWorker = (work: (tx: { query: typeof query }) => unknown) => work({ query });
  const start = () => new MailOutboxGauge({ readInWorker } as unknown as Database);
  const gauge = async (): Promise<string> =>
    register.getSingleMetricAsString('mail_outbox_oldest_due_age_seconds');

  beforeEach(() => {
    query.mockReset();
    start();
  });

  it('reports how long the most overdue mail has waited', async () => {
    query.mockResolvedValue([{ age: 12.5 }]);
    expect(await gauge()).toMatch(/^mail_outbox_oldest_due_age_seconds 12\.5$/m);
  });

  it('queries PostgreSQL once for consecutive scrapes', async () => {
    query.mockResolvedValue([{ age: 0 }]);
    await Promise.all([gauge(), gauge()]);
    await gauge();
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('is absent, not 0, while PostgreSQL is down', async () => {
    query.mockRejectedValue(new Error('connect ECONNREFUSED'));
    expect(await gauge()).not.toMatch(/^mail_outbox/m);
  });
});
