import { Config } from '@libs/platform/config';
import { Notifications } from '@libs/platform/database';
import { Client } from 'pg';
import { eventually } from './support/eventually';
import { createTestDatabase, type TestDatabase } from './support/test-database';

describe('Notifications', () => {
  let database: TestDatabase;
  let client: Client;
  let notifications: Notifications;
  beforeEach(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    notifications = new Notifications(Object.assign(new Config(), { DATABASE_URL: database.url }));
  });
  afterEach(async () => {
    await notifications.onModuleDestroy();
    await client.end();
    await database.drop();
  });

  const countConnections = async (): Promise<number> => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'gym-manager-listener' AND datname = current_database()`,
    );
    return rowCount ?? 0;
  };

  it('listens to several channels on one connection', async () => {
    const heard: string[] = [];
    for (const channel of ['mails', 'parcels', 'mails'])
      await notifications.listen(channel, (payload) => heard.push(`${channel} ${payload}`));
    await client.query(`NOTIFY mails, 'one'`);
    await client.query(`NOTIFY parcels, 'two'`);
    await eventually('both notifications', () => heard.length === 4);
    // Without a payload: something may have been announced before it listened.
    expect(heard).toEqual(['mails ', 'parcels ', 'mails one', 'parcels two']);
    expect(await countConnections()).toBe(1);
  });

  it('keeps no connection on which it cannot listen, such as one to a standby', async () => {
    for (let attempt = 0; attempt < 5; attempt++)
      await expect(notifications.listen('no channel', () => undefined)).rejects.toThrow('syntax');
    await eventually('no connection', async () => (await countConnections()) === 0);
  });

  it('has heard of everything that was committed before it catches up', async () => {
    const heard: string[] = [];
    await notifications.listen('mails', (payload) => heard.push(payload));
    for (let round = 1; round <= 50; round++) {
      await client.query(`NOTIFY mails, '${round}'`);
      await notifications.catchUp();
      expect(heard).toHaveLength(1 + round);
    }
  });

  it('listens again on a new connection when the server has closed the old one', async () => {
    const heard: string[] = [];
    const listen = () => notifications.listen('mails', (payload) => heard.push(payload));
    await listen();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gym-manager-listener' AND datname = current_database()`,
    );
    await eventually('the notification', async () => {
      await listen().catch(() => undefined);
      await client.query(`NOTIFY mails, 'news'`);
      return heard.includes('news');
    });
    expect(heard.filter((payload) => payload === '')).toHaveLength(2);
    expect(await countConnections()).toBe(1);
  });
});
