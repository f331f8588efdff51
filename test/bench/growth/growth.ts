/**
 * `npm run bench:growth`: how much longer lists, searches and reports take PostgreSQL in a gym of a million customers than in one of ten
 * thousand. Medians of what PostgreSQL says that it took to plan and to run the statements that the repository sends for a page. Takes
 * about ten minutes.
 */
import { parseArgs } from 'node:util';
import { loadConfig } from '@libs/platform/config';
import { dataSourceOptions, GymTransaction, type Run } from '@libs/platform/database';
import { Cursor } from '@libs/platform/input';
import { Client } from 'pg';
import { CustomerListRepository } from '../../../libs/customers/src/customer-list.repository';
import { ListCustomersQuery } from '../../../libs/customers/src/list-customers.query';
import { PlannedOnce } from '../../support/planned-once';
import { runWithCleanup } from '../cleanup';
import { conditions, prepareSchema, startPostgres } from '../prepare';
import { ROOT } from '../processes';
import { save } from '../save';
import { median } from '../statistics';
import { DESK } from './desk';
import { FREQUENT_NAME, RARE_NAME, seedGym } from './seed-gym';

const { values: options } = parseArgs({
  options: {
    /** How many customers the gyms have, separated by commas; the others are compared with the first. */
    sizes: { type: 'string', default: '10000,100000,1000000' },
    /** Cases whose names match this regular expression. */
    only: { type: 'string', default: '' },
    /** How often each page is read. */
    rounds: { type: 'string', default: '31' },
    /** Writes the table into docs/performance.md. */
    save: { type: 'boolean', default: false },
  },
});

type Filters = Partial<ListCustomersQuery>;

const CASES: Record<string, Filters> = {
  'no filter': {},
  active: { active: true },
  'not active': { active: false },
  'age 18 to 30': { min_age: 18, max_age: 30 },
  'active, 70 or older': { active: true, min_age: 70 },
  'by name': { sort: 'name' },
  'by end of membership, active': { sort: 'membership_end', active: true },
  'search: one customer': { search: RARE_NAME.toLowerCase() },
  'search: nobody': { search: 'nobody has this name' },
  'search: 1 %': { search: FREQUENT_NAME },
  'search: 1 %, active': { search: FREQUENT_NAME, active: true },
  'search: two letters, 30 %': { search: 'an' },
  'search: two letters, 1 %': { search: 'tz' },
  'search: two letters, nobody': { search: 'qx' },
  'search: all': { search: 'example' },
  'search: last four digits': { search: '4711' },
  'search: whole phone': { search: '0400 09 65 42' },
  'search: card': { search: 'C3000' },
  'search: external id': { search: 'old-3000' },
  'first and last name': { first_name: 'jos', last_name: 'berg' },
  'relevance: one customer': { search: RARE_NAME, sort: 'relevance' },
  'relevance: 1 %': { search: FREQUENT_NAME, sort: 'relevance' },
  'relevance: a typo': { search: 'featherstonehuagh', sort: 'relevance' },
  'relevance: nobody': { search: 'nobody has this name', sort: 'relevance' },
};

/** What is read of a gym: as requests read it, in a transaction. */
type Read = (tx: GymTransaction) => Promise<unknown>;

/** A page of one gym, and what it took. */
interface Measured {
  ms: number;
  /** Rows that were read from tables. */
  rows: number;
  indexes: Set<string>;
  statements: number;
}

interface Plan {
  'Index Name'?: string;
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

type Explained = [{ 'QUERY PLAN': [{ Plan: Plan; 'Planning Time': number; 'Execution Time': number }] }];

const EXPLAIN = 'ANALYZE, TIMING OFF, FORMAT JSON';

/** Reads pages of one gym as its requests do. */
class Reader {
  private readonly plannedOnce = new PlannedOnce((sql) => this.client.query(sql));

  private constructor(
    private readonly client: Client,
    private readonly gymId: number,
  ) {}

  static async connect(databaseUrl: string, gymId: number): Promise<Reader> {
    const { extra } = dataSourceOptions(loadConfig({ JWT_SECRET: 'unused', DATABASE_URL: databaseUrl }));
    const { types, options: settings } = extra as { types: never; options: string };
    const client = new Client({ connectionString: databaseUrl, types, options: settings });
    await client.connect();
    // As Database.searchInGym() does it, but for the limit of time. EXPLAIN plans for the parameters that it is given.
    await client.query(`SET statement_timeout = 0; SET ROLE gym_api; SET app.gym_id = '${gymId}'`);
    return new Reader(client, gymId);
  }

  end(): Promise<void> {
    return this.client.end();
  }

  async read(read: Read): Promise<Measured> {
    const measured: Measured = { ms: 0, rows: 0, indexes: new Set(), statements: 0 };
    const run: Run = async (sql, parameters, planning) => {
      const { rows } =
        planning === 'once'
          ? await this.plannedOnce.explain<{ rows: Explained }>(EXPLAIN, sql, parameters)
          : await this.client.query<Explained[0]>(`EXPLAIN (${EXPLAIN}) ${sql}`, parameters);
      const [explained] = rows[0]['QUERY PLAN'];
      measured.statements++;
      measured.ms += explained['Planning Time'] + explained['Execution Time'];
      note(explained.Plan, measured);
      return this.client.query(sql, parameters);
    };
    const principal = { gym_id: this.gymId, user_id: 1, role: 'owner', timezone: 'UTC' } as const;
    await this.client.query('BEGIN');
    await read(new GymTransaction({ run }, principal));
    await this.client.query('COMMIT');
    return measured;
  }

  /** Where a page in the middle of the list begins. */
  async middle(): Promise<Cursor> {
    const { rows } = await this.client.query<{ created_at: string; id: number }>(
      `SELECT created_at, id FROM customers WHERE gym_id = $1 ORDER BY id OFFSET (SELECT count(*) / 2 FROM customers) LIMIT 1`,
      [this.gymId],
    );
    return new Cursor('-created_at', [rows[0]!.created_at, rows[0]!.id]);
  }
}

function note(plan: Plan, measured: Measured): void {
  if (plan['Index Name']) measured.indexes.add(plan['Index Name'].replace(/^customers_|_idx$/g, ''));
  if (plan['Relation Name'])
    measured.rows +=
      plan['Actual Loops'] *
      (plan['Actual Rows'] +
        (plan['Rows Removed by Filter'] ?? 0) +
        (plan['Rows Removed by Index Recheck'] ?? 0));
  if (plan['Node Type'] === 'Seq Scan') measured.indexes.add('**every row**');
  for (const child of plan.Plans ?? []) note(child, measured);
}

const customers = new CustomerListRepository();
const list =
  (filters: Filters): Read =>
  (tx) =>
    customers.list(tx, Object.assign(new ListCustomersQuery(), filters));

/** Every case, and how to read it of the gym with an index. */
function casesWith(middles: Cursor[]): [string, (gym: number) => Read][] {
  const pages = Object.entries(CASES).flatMap(([name, filters]): [string, (gym: number) => Read][] => {
    const first: [string, (gym: number) => Read] = [name, () => list(filters)];
    if (filters.sort !== undefined) return [first];
    return [first, [`${name}, a page from the middle`, (gym) => list({ ...filters, cursor: middles[gym] })]];
  });
  return [...pages, ...Object.entries(DESK).map(([name, read]): [string, () => Read] => [name, () => read])];
}

runWithCleanup(async (cleanup) => {
  const sizes = options.sizes.split(',').map(Number);
  const serverUrl = await startPostgres(cleanup);
  const readers: Reader[] = [];
  for (const size of sizes) {
    console.error(`A gym of ${size.toLocaleString('en')} …`);
    const url = await prepareSchema(cleanup, serverUrl, `growth_${size}`, ROOT);
    const reader = await Reader.connect(url, await seedGym(url, size));
    cleanup.add(() => reader.end());
    readers.push(reader);
  }

  const lines = [
    `| p50 ms in a gym of | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} | × | rows read | statements | indexes |`,
    `| --- | ${sizes.map(() => '---:').join(' | ')} | ---: | ---: | ---: | --- |`,
  ];
  const middles = await Promise.all(readers.map((reader) => reader.middle()));
  for (const [title, readOf] of casesWith(middles)) {
    if (!new RegExp(options.only).test(title)) continue;
    const medians: number[] = [];
    let last: Measured | undefined;
    for (const [index, reader] of readers.entries()) {
      const times: number[] = [];
      for (let round = 0; round < Number(options.rounds); round++) {
        last = await reader.read(readOf(index));
        if (round > 0) times.push(last.ms);
      }
      medians.push(median(times));
    }
    const ratio = medians.at(-1)! / medians[0]!;
    lines.push(
      `| ${title} | ${medians.map((ms) => ms.toFixed(2)).join(' | ')} | ${ratio.toFixed(1)} | ${last!.rows.toLocaleString('en')} | ` +
        `${last!.statements} | ${[...last!.indexes].join(', ')} |`,
    );
    console.error(lines.at(-1));
  }
  const tables = [`${await conditions(serverUrl)}.`, lines.join('\n')].join('\n\n');
  console.log(tables);
  if (options.save) await save('growth', tables);
});
