import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { Request, Response } from 'express';
import { ipAddress } from './request-origin';

/** Where a request comes from. */
export interface Client {
  /** IP address, as far as `TRUST_PROXY` lets it be known; empty when a proxy says something else. */
  address: string;
  /** What the program calls itself. */
  user_agent: string | undefined;
  /** Aborted when the client leaves before it is answered. */
  signal: AbortSignal;
}

/** The {@link Client} of the request. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): Client => {
  const request = context.switchToHttp().getRequest<Request>();
  const response = context.switchToHttp().getResponse<Response>();
  const left = new AbortController();
  // It may have left while others were served first.
  if (request.socket.destroyed) left.abort();
  response.once('close', () => {
    if (!response.writableFinished) left.abort();
  });
  return { address: ipAddress(request.ip) ?? '', user_agent: request.get('User-Agent'), signal: left.signal };
});
