import { context, isSpanContextValid, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { NextFunction, Request, Response } from 'express';
import { isProbe } from './is-probe';
import { routeTemplate } from './route-template';
import { contextOf, tracer } from './tracing';

/** Express middleware that spans a request, in the trace of its caller if there is one. Of its path, only the route is told. */
export function traceRequests(request: Request, response: Response, next: NextFunction): void {
  if (isProbe(request)) return next();
  const caller = contextOf(request.headers.traceparent as string | undefined);
  const span = tracer().startSpan(request.method, { kind: SpanKind.SERVER }, caller);
  // Nobody traces.
  if (!isSpanContextValid(span.spanContext())) return next();
  span.setAttributes({ 'http.request.method': request.method, 'url.scheme': request.protocol });
  response.once('close', () => {
    const route = routeTemplate(request);
    span.updateName(`${request.method} ${route}`);
    span.setAttributes({
      'http.route': route,
      'http.response.status_code': response.statusCode,
      'gym.request_id': request.id as string,
    });
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(caller, span), next);
}
