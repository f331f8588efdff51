import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { currentRequest } from '@libs/platform/identity';
import { isProbe, traceIds } from '@libs/platform/telemetry';
import { type Level, Logger } from 'pino';

/** An id a proxy or client may choose: short, and harmless in a log line or a header. */
const ACCEPTED_REQUEST_ID = /^[\w.:-]{1,64}$/;

/** What Express and the JWT guard add to a request. */
interface RoutedRequest extends IncomingMessage {
  originalUrl?: string;
  route?: { path: string };
  user?: { gym_id: number };
}

/** What every log line carries that is written while a request is handled. */
export const requestContext = (): object => {
  const request = currentRequest.getStore();
  return { ...(request && { request_id: request.id }), ...traceIds() };
};

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

function requestId(request: IncomingMessage): string {
  const offered = request.headers['x-request-id'];
  return typeof offered === 'string' && ACCEPTED_REQUEST_ID.test(offered) ? offered : randomUUID();
}

function levelOf(request: RoutedRequest, response: ServerResponse): Level {
  if (isProbe(request)) return 'debug';
  return response.statusCode >= 500 ? 'error' : 'info';
}

/**
 * Express middleware that gives every request an id and one line in the log. What is logged of a request is a
 * whitelist – never a body, a header or a query string – so that no secret can slip in. An error is logged, once, by
 * whoever turns it into an answer.
 */
export function createRequestLogger(logger: Logger): Middleware {
  return (request: RoutedRequest, response, next) => {
    const start = performance.now();
    request.id = requestId(request);
    response.setHeader('X-Request-Id', request.id);
    // Kept for the line at the end, which is written when the span is over.
    const trace = traceIds();
    response.once('close', () => {
      logger[levelOf(request, response)](
        {
          request_id: request.id,
          ...trace,
          method: request.method,
          route: request.route?.path ?? 'unmatched',
          status: response.statusCode,
          duration_ms: Math.round(performance.now() - start),
          gym_id: request.user?.gym_id,
          aborted: response.writableFinished ? undefined : true,
        },
        'request',
      );
    });
    currentRequest.run(request, next);
  };
}
