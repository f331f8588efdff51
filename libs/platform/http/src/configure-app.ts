import { RequestListener, Server } from 'node:http';
import { Config } from '@libs/platform/config';
import { parseBody } from '@libs/platform/input';
import { REQUEST_LOGGER } from '@libs/platform/logging';
import { checkHeaders } from './check-headers';
import { Drain } from '@libs/platform/process';
import { traceRequests } from '@libs/platform/telemetry';
import { RequestMethod } from '@nestjs/common';
import { NestExpressApplication } from '@nestjs/platform-express';
import { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { answerMalformedRequest } from './malformed-request';
import { serveOpenApi } from './open-api';

/** Swagger UI is a page with its own scripts and styles; the API itself is never rendered. */
const pageHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      frameAncestors: ["'none'"],
    },
  },
});
const apiHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
});

function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  if (request.path === '/docs' || request.path.startsWith('/docs/'))
    return pageHeaders(request, response, next);
  response.setHeader('Cache-Control', 'no-store');
  return apiHeaders(request, response, next);
}

/** Puts every route under `API_PREFIX` but those that operate the process. */
export function setPrefix(app: NestExpressApplication): void {
  const { API_PREFIX } = app.get(Config);
  if (!API_PREFIX) return;
  const outside = ['health', 'health/*path', 'metrics', 'docs/*path'].map((path) => ({
    path,
    method: RequestMethod.GET,
  }));
  app.setGlobalPrefix(API_PREFIX, { exclude: outside });
}

/** Sets everything that holds for the whole HTTP side; production and tests both come here. */
export function configureApp(app: NestExpressApplication): void {
  const config = app.get(Config);
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('etag', false);
  app.disable('x-powered-by');

  app.use(traceRequests);
  app.use(app.get(REQUEST_LOGGER));
  app.use(app.get(Drain).middleware);
  app.use(securityHeaders);
  app.enableCors({
    origin: config.CORS_ORIGINS,
    credentials: true,
    exposedHeaders: ['X-Request-Id', 'Retry-After'],
    maxAge: 600,
  });
  app.use(checkHeaders);
  app.use(...parseBody());

  setPrefix(app);
  serveOpenApi(app);

  const server: Server = app.getHttpServer();
  server.on('clientError', answerMalformedRequest);
  server.maxConnections = config.MAX_CONNECTIONS;
  server.on('checkExpectation', app.getHttpAdapter().getInstance() as RequestListener);
}
