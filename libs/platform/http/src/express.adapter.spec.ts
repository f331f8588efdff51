import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Express } from 'express';
import { RootExpressAdapter } from './express.adapter';

describe('RootExpressAdapter', () => {
  it('creates requests and responses with the methods of Express, which then changes no prototype', async () => {
    const adapter = new RootExpressAdapter();
    adapter.initHttpServer();
    const server: Server = adapter.getHttpServer();
    const prototypesOf = (...messages: object[]): unknown[] =>
      messages.map((message) => Object.getPrototypeOf(message) as unknown);

    let before: unknown[] = [];
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      before = prototypesOf(request, response);
    });
    let after: unknown[] = [];
    adapter.getInstance<Express>().get('/', (request, response) => {
      after = prototypesOf(request, response);
      response.json({ accepts: request.accepts('json'), app: request.app === response.app });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(await answer.json()).toEqual({ accepts: 'json', app: true });
    } finally {
      server.close();
    }
    expect(after).toHaveLength(2);
    after.forEach((prototype, index) => expect(prototype).toBe(before[index]));
  });
});
