import { connect, createServer, Server, Socket } from 'node:net';
import { freePort } from '@libs/platform/embedded-postgres';

/** Stands between a process and a server, so that the server can be taken away and given back. */
export interface TcpProxy {
  port: number;
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Lets nothing pass, on old connections and new ones, until they are cut. */
  freeze(): void;
  /** Lets new connections through again; those that were frozen stay silent for good. */
  thaw(): void;
  /** Lets connections through (again). */
  open(): Promise<void>;
}

/** A proxy to a port of 127.0.0.1; closed until `open` is called. */
export async function createTcpProxy(targetPort: number): Promise<TcpProxy> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let frozen = false;
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  return {
    port,
    async cut() {
      const closing = server;
      server = undefined;
      frozen = false;
      for (const socket of sockets) socket.destroy();
      if (closing) await new Promise((resolve) => closing.close(resolve));
    },
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.unpipe();
    },
    thaw() {
      frozen = false;
    },
    async open() {
      const opening = createServer((socket) => {
        track(socket);
        if (frozen) return;
        const target = track(connect(targetPort, '127.0.0.1'));
        socket.pipe(target).pipe(socket);
        socket.once('close', () => target.destroy());
        target.once('close', () => socket.destroy());
      });
      await new Promise<void>((resolve) => {
        opening.listen(port, '127.0.0.1', resolve);
      });
      server = opening;
    },
  };
}
