export { dataSourceOptions } from './data-source-options';
export { Database } from './database';
export { isDatabaseUnavailable, violates } from './database-errors';
export { DatabaseModule } from './database.module';
export { migrate, revert } from './migrate';
