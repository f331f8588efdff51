import { type WorkerTransaction } from '@libs/platform/database';
import { Injectable, SetMetadata, type Type } from '@nestjs/common';

/** For how long the rows of one table are kept. */
export interface RetentionPolicy {
  /**
   * Removes rows whose time is over. Called again, each time in a transaction of its own, until it finds fewer than it may remove.
   *
   * @param limit how many at most
   * @returns how many
   */
  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number>;
}

export interface RetentionOptions {
  table: string;
  /** Rows that one transaction removes: so many that it is over within a fraction of a second. Default: 1,000 */
  batchSize?: number;
}

const OPTIONS = 'retention:options';

/** Makes a class the retention policy of a table. It is kept to where {@link RetentionModule.register} names it. */
export const Retains =
  (options: RetentionOptions) =>
  (policy: Type<RetentionPolicy>): void => {
    Injectable()(policy);
    SetMetadata(OPTIONS, options)(policy);
  };

/** @throws Error for a class without {@link Retains} */
export function optionsOf(policy: Type): RetentionOptions {
  const options = Reflect.getMetadata(OPTIONS, policy) as RetentionOptions | undefined;
  if (!options) throw new Error(`${policy.name} does not say which table it is the retention policy of`);
  return options;
}
