import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { currentRequest } from '@libs/platform/identity';
import { isProbe, traceIds } from '@libs/platform/telemetry';
import { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** An id a proxy or client may choose: short, and harmless in a log line or a header. */
const ACCEPTED_REQUEST_ID = /^[\w.:-]{1,64}$/;

/** What Express and the JWT guard add to a request. */
interface RoutedRequest extends IncomingMessage {
  originalUrl?: string;
  route?: { path: string };
  user?: { gym_id: number };
  trace?: ReturnType<typeof traceIds>;
}

/** What every log line carries that is written while a request is handled. */
export const requestContext = (): object => {
  const request = currentRequest.getStore();
  return { ...(request && { request_id: request.id }), ...traceIds() };
};

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

function requestId(request: IncomingMessage, response: ServerResponse): string {
  const offered = request.headers['x-request-id'];
  const id = typeof offered === 'string' && ACCEPTED_REQUEST_ID.test(offered) ? offered : randomUUID();
  response.setHeader('X-Request-Id', id);
  return id;
}

/**
 * Express middleware that gives every request an id and one line in the log. What is logged of a request is a
 * whitelist – never a body, a header or a query string – so that no secret can slip in.
 */
export function createRequestLogger(logger: Logger): Middleware {
  const line = (
    request: RoutedRequest,
    response: ServerResponse,
    { duration_ms }: { duration_ms: number },
  ) => ({
    request_id: request.id,
    ...request.trace,
    method: request.method,
    route: request.route?.path ?? 'unmatched',
    status: response.statusCode,
    duration_ms,
    gym_id: request.user?.gym_id,
    aborted: response.writableFinished ? undefined : true,
  });
  const log = pinoHttp({
    logger,
    customAttributeKeys: { responseTime: 'duration_ms' },
    genReqId: requestId,
    customLogLevel: (request: RoutedRequest, response, error) => {
      if (isProbe(request)) return 'debug';
      return response.statusCode >= 500 || error ? 'error' : 'info';
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customSuccessObject: line,
    // The error itself is logged, once, by whoever turned it into an answer.
    customErrorObject: (request, response, _error, value: { duration_ms: number }) =>
      line(request, response, value),
    serializers: { req: () => undefined, res: () => undefined },
  });
  return (request: RoutedRequest, response, next) => {
    // Kept for the line at the end, which is written when the span is over.
    request.trace = traceIds();
    log(request, response);
    currentRequest.run(request, next);
  };
}
