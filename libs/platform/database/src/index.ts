export { buildIndex } from './build-index';
export { changesOf } from './changes-of';
export { countRows } from './count-rows';
export { dataSourceOptions } from './data-source-options';
export { Database } from './database';
export { databaseProblemOf, violates } from './database-errors';
export { databaseProblems } from './database.problems';
export { DatabaseModule } from './database.module';
export { keyset } from './keyset';
export { migrate, MigrationBlockedError, revert } from './migrate';
export { Notifications } from './notifications';
export { type Connecting, sizePool } from './pool-size';
export { readRows } from './read-rows';
export { makeRepeatable, type RepeatableRequest } from './repeatable-request';
export { columnsOf, insertReturning, updateReturning } from './returning';
export {
  AccountsTransaction,
  GymTransaction,
  type Planning,
  type Run,
  Transaction,
  WorkerTransaction,
} from './transaction';
