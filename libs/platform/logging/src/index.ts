export { AppLogger } from './app-logger';
export { LoggingModule, REQUEST_LOGGER } from './logging.module';
