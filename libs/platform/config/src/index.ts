export { Config } from './config';
export { ConfigModule } from './config.module';
export { ConfigError, loadConfig, requireDatabaseUrl } from './load-config';
export { type S3Settings } from './photos-config';
export { documentedVariables } from './variable.decorator';
