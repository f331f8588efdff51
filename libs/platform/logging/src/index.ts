export { AppLogger } from './app-logger';
export { createLogger, LoggingModule, REQUEST_LOGGER } from './logging.module';
