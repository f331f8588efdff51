import { type Transaction } from './transaction';

/** Up to so many rows, an estimate is exact. */
const COUNTED = 1_000;

/**
 * How many rows a query finds.
 *
 * @param query a SELECT without ORDER BY and LIMIT
 * @param isEstimate whether it is enough, when there are more than a thousand, to say about how many: what PostgreSQL's planner expects
 */
export async function countRows(
  tx: Transaction,
  query: string,
  parameters: unknown[],
  isEstimate: boolean,
): Promise<number> {
  const [{ count }] = await tx.query<[{ count: number }]>(
    `SELECT count(*) AS count FROM (${query}${isEstimate ? ` LIMIT ${COUNTED + 1}` : ''}) AS counted`,
    parameters,
  );
  if (!isEstimate || count <= COUNTED) return count;
  const [explained] = await tx.query<[{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }]>(
    `EXPLAIN (FORMAT JSON) ${query}`,
    parameters,
  );
  return Math.max(count, explained['QUERY PLAN'][0].Plan['Plan Rows']);
}
