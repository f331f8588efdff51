import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Config } from '@libs/platform/config';
import { LoggerModule } from 'nestjs-pino';

/** An id a proxy or client may choose: short, and harmless in a log line or a header. */
const ACCEPTED_REQUEST_ID = /^[\w.:-]{1,64}$/;

/** What Express and the JWT guard add to a request. */
interface RoutedRequest extends IncomingMessage {
  originalUrl?: string;
  route?: { path: string };
  user?: { gym_id: number };
}

/**
 * pino: one line a request, JSON in production or when the output is no terminal, readable on a terminal. What is
 * logged of a request is a whitelist – never a body, a header or a query string – so that no secret can slip in.
 */
export const LoggingModule = LoggerModule.forRootAsync({
  imports: [],
  providers: [],
  inject: [Config],
  useFactory: (config: Config) => ({
    pinoHttp: {
      level: config.LOG_LEVEL,
      transport:
        config.NODE_ENV !== 'production' && process.stdout.isTTY
          ? { target: 'pino-pretty', options: { singleLine: true, ignore: 'pid,hostname' } }
          : undefined,
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'request_id', responseTime: 'duration_ms' },
      genReqId: (request: IncomingMessage, response: ServerResponse) => {
        const offered = request.headers['x-request-id'];
        const id = typeof offered === 'string' && ACCEPTED_REQUEST_ID.test(offered) ? offered : randomUUID();
        response.setHeader('X-Request-Id', id);
        return id;
      },
      // Probes and scrapers ask all day; they are worth a line only when they fail.
      autoLogging: true,
      customLogLevel: (request: RoutedRequest, response: ServerResponse, error?: Error) => {
        if (response.statusCode >= 500 || error) return 'error';
        return /^\/(?:health|metrics)/.test(request.originalUrl ?? request.url ?? '') ? 'debug' : 'info';
      },
      customSuccessMessage: () => 'request',
      customErrorMessage: () => 'request',
      customProps: (request: RoutedRequest, response: ServerResponse) => ({
        method: request.method,
        route: request.route?.path ?? 'unmatched',
        status: response.statusCode,
        gym_id: request.user?.gym_id,
      }),
      serializers: { req: () => undefined, res: () => undefined },
    },
  }),
});
