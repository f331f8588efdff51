import { NextFunction, Request, Response } from 'express';
import { isProbe } from './is-probe';
import { routeTemplate } from './route-template';
import { beginSpan } from './tracing';

/** Express middleware that spans a request, in the trace of its caller if there is one. Of its path, only the route is told. */
export function traceRequests(request: Request, response: Response, next: NextFunction): void {
  if (isProbe(request)) return next();
  const span = beginSpan({
    name: request.method,
    kind: 'server',
    traceparent: request.get('traceparent'),
    attributes: { 'http.request.method': request.method, 'url.scheme': request.protocol },
  });
  response.once('close', () => {
    const route = routeTemplate(request);
    span.end({
      name: `${request.method} ${route}`,
      attributes: {
        'http.route': route,
        'http.response.status_code': response.statusCode,
        'gym.request_id': request.id as string,
      },
      failed: response.statusCode >= 500,
    });
  });
  span.run(next);
}
