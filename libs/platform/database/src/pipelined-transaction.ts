import { type Writable } from 'node:stream';
import { Config } from '@libs/platform/config';
import { type PoolClient } from 'pg';
import { SET_LIMITS } from './data-source-options';
import { sqlStateOf } from './database-errors';
import { prepared } from './prepared-statement';
import { type OpenTransaction, type Planning } from './transaction';

/** The SQLSTATE of a write in a transaction, or on a server, that only reads. */
const READ_ONLY_TRANSACTION = '25006';

/** How PostgreSQL plans prepared statements. By itself it plans one anew as long as that gives a plan that is much cheaper. */
type PlanMode = 'auto' | 'force_custom_plan' | 'force_generic_plan';

/** A transaction whose statements leave without waiting for the answers to those before them. */
export interface PipelinedTransaction extends OpenTransaction {
  /** Sends a statement whose answer nobody waits for; when it fails, so does the transaction. */
  send: (statement: string) => void;
}

/**
 * Runs `work` in one transaction on a connection in pipeline mode, without TypeORM's query runner: that awaits BEGIN before
 * it sends anything else, and prepares no statements. Here BEGIN leaves in one packet with the statements that the work sends
 * at once.
 *
 * Where it only reads, COMMIT leaves in that packet too, and what the work reads later begins another transaction: each
 * statement sees what was committed before it, in one transaction no more than in two. A snapshot stays one.
 *
 * @param opening the statements that open the transaction
 * @param plansAnew whether statements are planned for their parameters, unless they say otherwise
 */
export async function runPipelined<T>(
  client: PoolClient,
  opening: string,
  work: (open: PipelinedTransaction) => Promise<T>,
  config: Config,
  plansAnew = false,
): Promise<T> {
  const isReading = opening.startsWith('BEGIN READ ONLY');
  const endsWithPacket = opening.startsWith('BEGIN READ ONLY;');
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  let isOpen = false;
  let isOver = false;
  let planMode: PlanMode = 'auto';
  /** Why the transaction could not be opened, which the first statement does not say. */
  let refusal: unknown;

  // With a callback, which is not timed: it is answered together with a statement that is.
  const post = (text: string): void => client.query(text, (error: unknown) => void (refusal ??= error));
  const begin = (): void => {
    if (isOver) throw new Error('A statement was sent after its transaction had ended');
    if (isOpen) return;
    isOpen = true;
    planMode = 'auto';
    stream.cork();
    // What stands before BEGIN in one message belongs to the transaction too.
    post(config.DATABASE_DIRECT_URL ? SET_LIMITS + opening : opening);
    process.nextTick(() => {
      if (endsWithPacket) {
        post('COMMIT');
        isOpen = false;
      }
      stream.uncork();
    });
  };
  const planBy = (mode: PlanMode): void => {
    if (mode !== planMode) post(`SET LOCAL plan_cache_mode = ${mode}`);
    planMode = mode;
  };
  const modeOf = (planning: Planning): PlanMode => {
    if (planning === 'once') return 'force_generic_plan';
    return plansAnew ? 'force_custom_plan' : 'auto';
  };
  const open: PipelinedTransaction = {
    run: (text, values = [], planning = 'mode') => {
      begin();
      planBy(modeOf(planning));
      return client.query(config.DATABASE_PREPARED_STATEMENTS ? prepared(text, values) : { text, values });
    },
    send: (text) => {
      if (endsWithPacket)
        throw new Error('What a statement sets would not last until the next one that reads');
      begin();
      post(text);
    },
  };
  try {
    const result = await work(open);
    // A transaction in which a statement has failed answers a COMMIT by rolling back.
    if (isOpen && !endsWithPacket && (await client.query('COMMIT')).command === 'ROLLBACK')
      throw new Error('A failed statement was passed over');
    return result;
  } catch (error) {
    // A broken connection has rolled back already.
    if (isOpen && !endsWithPacket) await client.query('ROLLBACK').catch(() => undefined);
    if (refusal) throw refusal;
    if (isReading && sqlStateOf(error) === READ_ONLY_TRANSACTION)
      throw new Error('Work that was declared to read tried to write', { cause: error });
    throw error;
  } finally {
    isOver = true;
  }
}
