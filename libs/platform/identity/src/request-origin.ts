import { AsyncLocalStorage } from 'node:async_hooks';
import { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { type Request } from 'express';

/** The request that is being handled. The middleware that gives it its id enters it here. */
export const currentRequest = new AsyncLocalStorage<IncomingMessage>();

/** Which request, and from where. */
export interface RequestOrigin {
  request_id: string;
  /** IP address as PostgreSQL reads it; none when a proxy says something else. */
  client_address?: string;
}

/** Where the request that is being handled comes from; undefined outside of requests. */
export function requestOrigin(): RequestOrigin | undefined {
  const request = currentRequest.getStore() as Request | undefined;
  return request && { request_id: request.id as string, client_address: ipAddress(request.ip) };
}

/** IPv4 as such, also where it came to a socket of IPv6, and no zone behind an address of IPv6. */
export function ipAddress(text = ''): string | undefined {
  const address = text.replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '');
  return isIP(address) ? address : undefined;
}
