import {
  createServer,
  IncomingMessage,
  type RequestListener,
  type ServerOptions,
  ServerResponse,
} from 'node:http';
import { shapedAnswer } from '@libs/platform/input';
import { StreamableFile } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { type Express, type Response } from 'express';

/** Times in milliseconds. */
const SERVER_OPTIONS: ServerOptions = {
  headersTimeout: 8_000,
  /** The body included: 100 kB need not take longer. */
  requestTimeout: 10_000,
  /** How late the two above may be noticed; Node's own 30 s would triple them. */
  connectionsCheckingInterval: 1_000,
  // Longer than load balancers keep an idle connection, so that they and not we close it.
  keepAliveTimeout: 75_000,
  // Left to checkHeaders: Node would answer without a body.
  requireHostHeader: false,
};

/**
 * Milliseconds without a byte read or written after which a client that does not take its answer is dropped, at the
 * second look. Longer than any request takes.
 */
const WRITE_TIMEOUT = 12_000;

/** Express below Nest, with limits on what one client can hold. */
export class RootExpressAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    const app = this.getInstance<Express>();
    const server = createServer({ ...SERVER_OPTIONS, ...classesOf(app) }, app as RequestListener);
    server.setTimeout(WRITE_TIMEOUT);
    this.httpServer = server;
  }

  /** Sends JSON without Express, which asks a dozen settings first that nobody changes. */
  override reply(response: Response, result: unknown, statusCode?: number): unknown {
    if (statusCode !== undefined) response.statusCode = statusCode;
    const body = shapedAnswer(result, response);
    const isJson = typeof body === 'object' && body !== null && !(body instanceof StreamableFile);
    // Fresh is what the client has already: Express answers it with 304.
    if (!isJson || response.req.fresh) return super.reply(response, body);
    const text = JSON.stringify(body);
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', Buffer.byteLength(text));
    return response.end(text);
  }

  /** Nest answers unknown paths below the global prefix only; here they are answered everywhere, as problems. */
  override setNotFoundHandler(handler: Parameters<ExpressAdapter['setNotFoundHandler']>[0]): void {
    this.use(handler);
  }
}

/**
 * Classes of requests and responses that have Express's methods from the start. Express sets the prototype of each to its own, which
 * does nothing where that is the prototype already; where it is not, all that is done with the object is slow from then on
 * (docs/decisions/0055-classes-of-requests.md).
 */
function classesOf(app: Express): Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> {
  class Request extends IncomingMessage {}
  class Response<Message extends IncomingMessage> extends ServerResponse<Message> {}
  Object.setPrototypeOf(Request.prototype, app.request);
  Object.setPrototypeOf(Response.prototype, app.response);
  Object.assign(app, { request: Request.prototype, response: Response.prototype });
  return { IncomingMessage: Request, ServerResponse: Response };
}
