import { Config } from '@libs/platform/config';
import { DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { type Logger, pino, stdSerializers } from 'pino';
import { AppLogger } from './app-logger';
import { createRequestLogger, requestContext } from './request-logger';

/** The Express middleware that logs requests; mounted by `configureApp`, before everything else. */
export const REQUEST_LOGGER = Symbol('REQUEST_LOGGER');

/**
 * An error without its own properties but two: a failed statement keeps its parameters and the row in them, which
 * are what people wrote.
 */
function err(error: Error & { code?: unknown; constraint?: unknown }): object {
  const { type, message, stack, code, constraint } = stdSerializers.err(error);
  return { type, message, stack, code, constraint };
}

/** pino: JSON lines, readable on a terminal outside production. */
export function createLogger(config: Config): Logger {
  const isReadable = config.NODE_ENV !== 'production' && process.stdout.isTTY;
  return pino({
    level: config.LOG_LEVEL,
    mixin: requestContext,
    serializers: { err },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: isReadable ? undefined : { level: (label) => ({ level: label }) },
    transport: isReadable
      ? { target: 'pino-pretty', options: { singleLine: true, ignore: 'pid,hostname' } }
      : undefined,
  });
}

/** Nest's `Logger` writes to pino, with the request's id. */
@Module({})
export class LoggingModule {
  static forRoot(config: Config): DynamicModule {
    const logger = createLogger(config);
    return {
      module: LoggingModule,
      global: true,
      // Its own middleware would not see requests outside the global prefix.
      imports: [LoggerModule.forRoot({ pinoHttp: { logger }, useExisting: true, forRoutes: [] })],
      providers: [AppLogger, { provide: REQUEST_LOGGER, useValue: createRequestLogger(logger) }],
      exports: [REQUEST_LOGGER],
    };
  }
}
