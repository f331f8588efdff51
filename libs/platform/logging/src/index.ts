export { AppLogger } from './app-logger';
export { LoggingModule, REQUEST_LOGGER } from './logging.module';
export { isProbe } from './request-logger';
