import { createHash, timingSafeEqual } from 'node:crypto';
import { Config } from '@libs/platform/config';
import { ProblemError } from '@libs/platform/problems';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Request } from 'express';
import { metricsTokenRequired } from './telemetry.problems';

/** Lets scrapers read the metrics that send `METRICS_TOKEN`, and everybody when there is none. */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  /** @throws ProblemError `metrics_token_required` */
  canActivate(context: ExecutionContext): boolean {
    const { metricsToken } = this.config;
    if (metricsToken === undefined) return true;
    const { authorization = '' } = context.switchToHttp().getRequest<Request>().headers;
    const [, sent = ''] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    // Of equal length, as the comparison needs it, and equal time whatever was sent.
    if (timingSafeEqual(digest(sent), digest(metricsToken))) return true;
    throw new ProblemError(metricsTokenRequired);
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
