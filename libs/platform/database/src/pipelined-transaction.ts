import { type Writable } from 'node:stream';
import { Config } from '@libs/platform/config';
import { type PoolClient } from 'pg';
import { SET_LIMITS } from './data-source-options';
import { sqlStateOf } from './database-errors';
import { prepared } from './prepared-statement';
import { type OpenTransaction } from './transaction';

/** The SQLSTATE of a write in a transaction, or on a server, that only reads. */
const READ_ONLY_TRANSACTION = '25006';

/** A transaction whose statements leave without waiting for the answers to those before them. */
export interface PipelinedTransaction extends OpenTransaction {
  /** Sends a statement whose answer nobody waits for; when it fails, so does the transaction. */
  send: (statement: string) => void;
}

/**
 * Runs `work` in one transaction on a connection in pipeline mode, without TypeORM's query runner: that awaits BEGIN before
 * it sends anything else, and prepares no statements. Here BEGIN leaves with the first statement.
 *
 * @param opening the statements that open the transaction
 */
export async function runPipelined<T>(
  client: PoolClient,
  opening: string,
  work: (open: PipelinedTransaction) => Promise<T>,
  config: Config,
): Promise<T> {
  const isReading = opening.startsWith('BEGIN READ ONLY');
  /** Why the transaction could not be opened, which the first statement does not say. */
  let refusal: unknown;
  // As an object, which is not timed: it is answered together with the next statement, which fails with it.
  const send = (text: string): void => {
    client.query({ text }).catch((error: unknown) => {
      refusal ??= error;
    });
  };
  // In one packet with the statement that the work begins with.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  // What stands before BEGIN in one message belongs to the transaction too.
  send(config.DATABASE_DIRECT_URL ? SET_LIMITS + opening : opening);
  try {
    const open: PipelinedTransaction = {
      run: (text, values = []) =>
        client.query(config.DATABASE_PREPARED_STATEMENTS ? prepared(text, values) : { text, values }),
      send,
    };
    const result = await work(open);
    if (isReading) client.query({ text: 'COMMIT' }).catch(() => undefined);
    // A transaction in which a statement has failed answers a COMMIT by rolling back.
    else if ((await client.query('COMMIT')).command === 'ROLLBACK')
      throw new Error('A failed statement was passed over');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // a broken connection has rolled back already
    if (refusal) throw refusal;
    if (isReading && sqlStateOf(error) === READ_ONLY_TRANSACTION)
      throw new Error('Work that was declared to read tried to write', { cause: error });
    throw error;
  }
}
