export { Config } from './config';
export { ConfigModule } from './config.module';
export { ConfigError, loadConfig, requireDatabaseUrl } from './load-config';
export { documentedVariables } from './variable.decorator';
