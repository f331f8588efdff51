import { dataSourceOptions } from '@libs/platform/database';
import { loadConfig } from '@libs/platform/config';
import { DataSource } from 'typeorm';

/** What TypeORM's command line works with; the processes build theirs from the same options. */
export default new DataSource({ ...dataSourceOptions(loadConfig()), entities: ['libs/*/src/*.entity.ts'] });
