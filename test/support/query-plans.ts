import { loadConfig } from '@libs/platform/config';
import { dataSourceOptions, GymTransaction, type Run } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { PlannedOnce } from './planned-once';
import { createTestDatabase, type TestDatabase } from './test-database';

/** A database of its own, on one connection, that tells the plans of the statements that repositories send. */
export class PlanDatabase {
  private readonly plannedOnce = new PlannedOnce((sql) => this.query(sql));

  private constructor(
    private readonly database: TestDatabase,
    private readonly dataSource: DataSource,
  ) {}

  /** A migrated database that holds some gyms, with the ids 1 to `gyms`. */
  static async create(gyms: number): Promise<PlanDatabase> {
    const database = await createTestDatabase();
    const config = loadConfig({ NODE_ENV: 'test', JWT_SECRET: 'unused', DATABASE_URL: database.url });
    const options = dataSourceOptions(config);
    const { types } = options.extra as { types: unknown };
    // No time limits: a busy machine takes its time to make thousands of rows.
    const dataSource = new DataSource({ ...options, poolSize: 1, extra: { types }, entities: [] });
    await dataSource.initialize();
    await dataSource.query(
      `INSERT INTO gyms (name, email, monthly_fee_cents, currency)
       SELECT 'Gym ' || number, 'gym@example.com', 0, 'EUR' FROM generate_series(1, $1) AS number`,
      [gyms],
    );
    return new PlanDatabase(database, dataSource);
  }

  query<T>(sql: string, parameters?: unknown[]): Promise<T> {
    return this.dataSource.query<T>(sql, parameters);
  }

  /** Gathers statistics of tables, and acts from here on as requests of the gym do, whose plans have its policies in them. */
  async actAs(gymId: number, ...tables: string[]): Promise<void> {
    // No VACUUM: the plans must not wait for one.
    await this.query(`ANALYZE ${tables.join(', ')}`);
    await this.query(`SET random_page_cost = 1.1; SET ROLE gym_api; SET app.gym_id = '${gymId}'`);
  }

  /** What a repository finds, and the executed plans of the very statements that it sends. */
  async explain<T>(
    principal: Principal,
    read: (tx: GymTransaction) => Promise<T>,
  ): Promise<{ found: T; plan: string }> {
    let plan = '';
    const run: Run = async (sql, parameters, planning) => {
      type Lines = { 'QUERY PLAN': string }[];
      const lines =
        planning === 'once'
          ? await this.plannedOnce.explain<Lines>('ANALYZE', sql, parameters)
          : await this.query<Lines>(`EXPLAIN (ANALYZE) ${sql}`, parameters);
      plan += lines.map((line) => `${line['QUERY PLAN']}\n`).join('');
      return { rows: await this.query(sql, parameters) } as QueryResult;
    };
    return { found: await read(new GymTransaction({ run }, principal)), plan };
  }

  async drop(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }
}

/** How many rows an executed plan has read and then thrown away. */
export function rowsRemoved(plan: string): number {
  return [...plan.matchAll(/Rows Removed by \w+: (\d+)/g)].reduce((sum, [, rows]) => sum + Number(rows), 0);
}

/** How many rows an executed plan has read by an index. */
export function rowsReadBy(index: string, plan: string): number {
  const scans = plan.matchAll(new RegExp(` ${index} .*\\(actual .*?rows=([\\d.]+) loops=(\\d+)\\)`, 'g'));
  return [...scans].reduce((sum, [, rows, loops]) => sum + Number(rows) * Number(loops), 0);
}
