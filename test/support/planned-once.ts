import { escapeLiteral } from 'pg';

/** Statements that a connection has prepared to tell the plan that they keep, whatever their parameters are. */
export class PlannedOnce {
  private readonly names = new Map<string, string>();

  /** @param send sends a statement on the connection */
  constructor(private readonly send: (sql: string) => Promise<unknown>) {}

  /** Has a statement explained by its one plan. @param options of EXPLAIN */
  async explain<T>(options: string, sql: string, parameters: unknown[] = []): Promise<T> {
    let name = this.names.get(sql);
    if (name === undefined) {
      this.names.set(sql, (name = `planned_${this.names.size + 1}`));
      await this.send(`PREPARE ${name} AS ${sql}`);
    }
    await this.send('SET plan_cache_mode = force_generic_plan');
    const values = parameters.length > 0 ? `(${parameters.map(literal).join(', ')})` : '';
    const explained = await this.send(`EXPLAIN (${options}) EXECUTE ${name}${values}`);
    await this.send('RESET plan_cache_mode');
    return explained as T;
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return escapeLiteral(`{${value.map((item) => JSON.stringify(item)).join(',')}}`);
  return escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value));
}
