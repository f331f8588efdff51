import { RequestListener, Server } from 'node:http';
import { Config } from '@libs/platform/config';
import { parseBody } from '@libs/platform/input';
import { REQUEST_LOGGER } from '@libs/platform/logging';
import { checkHeaders } from './check-headers';
import { EXPOSED_HEADERS } from './documented-headers';
import { Drain } from '@libs/platform/process';
import { traceRequests } from '@libs/platform/telemetry';
import { RequestMethod } from '@nestjs/common';
import { NestExpressApplication } from '@nestjs/platform-express';
import { answerMalformedRequest } from './malformed-request';
import { serveOpenApi } from './open-api';
import { securityHeaders } from './security-headers';

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
    // Which headers a request may have is not limited: the clients of the original service send what they like.
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 600,
  });
  app.use(checkHeaders);
  app.use(parseBody());

  setPrefix(app);
  if (config.servesDocs) serveOpenApi(app);

  const server: Server = app.getHttpServer();
  server.on('clientError', answerMalformedRequest);
  server.maxConnections = config.MAX_CONNECTIONS;
  server.on('checkExpectation', app.getHttpAdapter().getInstance() as RequestListener);
}
