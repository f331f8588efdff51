import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  InjectMetric,
  makeCounterProvider,
  makeGaugeProvider,
  makeHistogramProvider,
} from '@willsoto/nestjs-prometheus';
import { NextFunction, Request, Response } from 'express';
import { Counter, Gauge, Histogram } from 'prom-client';
import { routeTemplate } from './route-template';

const LABELS = ['method', 'path', 'status_code'] as const;
type Label = (typeof LABELS)[number];

const REQUESTS = 'http_requests_total';
const DURATION = 'http_request_duration_seconds';
const IN_PROGRESS = 'http_requests_in_progress';

/** Names, labels and buckets of the first two are those of the original service: its dashboards read them. */
export const httpMetricProviders = [
  makeCounterProvider({ name: REQUESTS, help: 'HTTP requests answered', labelNames: LABELS }),
  makeHistogramProvider({
    name: DURATION,
    help: 'Time from the first byte of a request to the last of its answer, in seconds',
    labelNames: LABELS,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
  }),
  makeGaugeProvider({ name: IN_PROGRESS, help: 'HTTP requests that are being answered' }),
];

/** What proxies call a request whose client did not wait for the answer. */
const CLIENT_CLOSED_REQUEST = 499;

/** Counts and times every request, the failed ones too. */
@Injectable()
export class HttpMetrics {
  constructor(
    adapterHost: HttpAdapterHost,
    @InjectMetric(REQUESTS) private readonly requests: Counter<Label>,
    @InjectMetric(DURATION) private readonly duration: Histogram<Label>,
    @InjectMetric(IN_PROGRESS) private readonly inProgress: Gauge,
  ) {
    // Here and not as a module's middleware: before everything else, so that nothing goes uncounted.
    adapterHost.httpAdapter.use(this.measure);
  }

  private readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const start = performance.now();
    this.inProgress.inc();
    response.once('close', () => {
      this.inProgress.dec();
      const labels = {
        method: request.method,
        path: routeTemplate(request),
        status_code: response.writableFinished ? response.statusCode : CLIENT_CLOSED_REQUEST,
      };
      this.requests.inc(labels);
      this.duration.observe(labels, (performance.now() - start) / 1_000);
    });
    next();
  };
}
