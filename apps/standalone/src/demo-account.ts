import { Client } from 'pg';

/** How to sign in to the demo gym that `npm run db:seed` makes. */
export const DEMO_ACCOUNT = { email: 'owner@iron-temple.example', password: 'demo gym password' };

/** Whether the database has the demo gym. */
export async function hasDemoAccount(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM users WHERE email = $1', [DEMO_ACCOUNT.email]);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
