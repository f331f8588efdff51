import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { NextFunction, Request, Response } from 'express';
import { Counter, Gauge, Histogram } from 'prom-client';
import { routeTemplate } from './route-template';

const labelNames = ['method', 'path', 'status_code'] as const;

// Names, labels and buckets of the first two are those of the original service: its dashboards read them.
const requests = new Counter({ name: 'http_requests_total', help: 'HTTP requests answered', labelNames });
const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from the first byte of a request to the last of its answer, or to the first of a stream of events, in seconds',
  labelNames,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
});
const inProgress = new Gauge({
  name: 'http_requests_in_progress',
  help: 'HTTP requests that are being answered',
});

/** What proxies call a request whose client did not wait for the answer. */
const CLIENT_CLOSED_REQUEST = 499;

/** Counts and times every request, the failed ones too. */
@Injectable()
export class HttpMetrics {
  constructor(adapterHost: HttpAdapterHost) {
    // Here and not as a module's middleware: before everything else, so that nothing goes uncounted.
    adapterHost.httpAdapter.use(measure);
  }
}

function measure(request: Request, response: Response, next: NextFunction): void {
  const start = performance.now();
  inProgress.inc();
  let streamsSince: number | undefined;
  // It goes on for as long as its client likes.
  response.once('pipe', () => {
    if (response.getHeader('Content-Type') === 'text/event-stream') streamsSince = performance.now();
  });
  response.once('close', () => {
    inProgress.dec();
    const labels = {
      method: request.method,
      path: routeTemplate(request),
      status_code: response.writableFinished ? response.statusCode : CLIENT_CLOSED_REQUEST,
    };
    requests.inc(labels);
    duration.observe(labels, ((streamsSince ?? performance.now()) - start) / 1_000);
  });
  next();
}
