export { changesOf } from './changes-of';
export { dataSourceOptions } from './data-source-options';
export { Database } from './database';
export { databaseProblemOf, violates } from './database-errors';
export { databaseProblems } from './database.problems';
export { DatabaseModule } from './database.module';
export { migrate, MigrationBlockedError, revert } from './migrate';
export { insertReturning, updateReturning } from './returning';
export { AccountsTransaction, GymTransaction, type Transaction, WorkerTransaction } from './transaction';
