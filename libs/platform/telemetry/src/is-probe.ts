import { IncomingMessage } from 'node:http';

/** Whether a request is a health check or a scrape: they come all day, and are neither logged nor traced one by one. */
export const isProbe = (request: IncomingMessage & { originalUrl?: string }): boolean =>
  /^\/(?:health|metrics)\b/.test(request.originalUrl ?? request.url ?? '');
