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
      await notifications.listen(channel, () => heard.push(channel));
    await client.query('NOTIFY mails');
    await client.query('NOTIFY parcels');
    await eventually('both notifications', () => heard.join() === 'mails,parcels');
    expect(await countConnections()).toBe(1);
  });

  it('keeps no connection on which it cannot listen, such as one to a standby', async () => {
    for (let attempt = 0; attempt < 5; attempt++)
      await expect(notifications.listen('no channel', () => undefined)).rejects.toThrow('syntax');
    await eventually('no connection', async () => (await countConnections()) === 0);
  });

  it('listens again on a new connection when the server has closed the old one', async () => {
    let heard = 0;
    const listen = () => notifications.listen('mails', () => heard++);
    await listen();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gym-manager-listener' AND datname = current_database()`,
    );
    await eventually('the notification', async () => {
      await listen().catch(() => undefined);
      await client.query('NOTIFY mails');
      return heard > 0;
    });
    expect(await countConnections()).toBe(1);
  });
});
