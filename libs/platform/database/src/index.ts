export { changesOf } from './changes-of';
export { dataSourceOptions } from './data-source-options';
export { Database } from './database';
export { isDatabaseUnavailable, violates } from './database-errors';
export { DatabaseModule } from './database.module';
export { migrate, MigrationBlockedError, revert } from './migrate';
export { insertReturning, updateReturning } from './returning';
export { GymTransaction, SystemTransaction, type Transaction } from './transaction';
