import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Config, ConfigError } from '@libs/platform/config';
import { Drain } from '@libs/platform/process';
import { type BeforeApplicationShutdown, Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { RootExpressAdapter } from './express.adapter';
import { HttpModule } from './http.module';
import { startApp, stopApp } from './start-app';

let drainedFirst: boolean | undefined;
let signals: (string | undefined)[];

/** A room that looks about when it hears of the end. */
@Injectable()
class Room implements OnModuleDestroy, BeforeApplicationShutdown {
  constructor(private readonly drain: Drain) {}

  onModuleDestroy(): void {
    drainedFirst = this.drain.isDraining;
  }

  beforeApplicationShutdown(signal?: string): void {
    signals.push(signal);
  }
}

@Module({ imports: [HttpModule], providers: [Room] })
class RoomModule {}

describe('An app', () => {
  const config = (settings: Partial<Config> = {}): Config =>
    Object.assign(new Config(), {
      DATABASE_URL: 'postgres://nowhere/none',
      LOG_LEVEL: 'silent',
      ...settings,
    });

  beforeEach(() => {
    drainedFirst = undefined;
    signals = [];
  });
  afterEach(() => jest.restoreAllMocks());

  it('does not start without a database', async () => {
    const start = startApp(config({ DATABASE_URL: undefined }), RoomModule, 0);
    await expect(start).rejects.toThrow(ConfigError);
    await expect(start).rejects.toThrow('DATABASE_URL');
  });

  it('reports a port in use, and closes what it has opened', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const start = startApp(config(), RoomModule, port).finally(() => other.close());
    await expect(start).rejects.toThrow(ConfigError);
    await expect(start).rejects.toThrow(`PORT ${port} is in use by another program`);
    expect(signals).toStrictEqual([undefined]);
  });

  it('reports a port that it may not use', async () => {
    refuseToListen(Object.assign(new Error('permission denied'), { code: 'EACCES' }));
    const start = startApp(config(), RoomModule, 80);
    await expect(start).rejects.toThrow(ConfigError);
    await expect(start).rejects.toThrow('PORT 80 needs privileges that this user lacks');
    expect(signals).toStrictEqual([undefined]);
  });

  it('rethrows other errors', async () => {
    const error = new Error('no more sockets');
    refuseToListen(error);
    await expect(startApp(config(), RoomModule, 0)).rejects.toBe(error);
    expect(signals).toStrictEqual([undefined]);
  });

  function refuseToListen(error: Error): void {
    jest.spyOn(RootExpressAdapter.prototype, 'listen').mockImplementation(function (
      this: RootExpressAdapter,
    ) {
      queueMicrotask(() => this.getHttpServer().emit('error', error));
      return this.getHttpServer();
    });
  }

  it('stops keep-alive before its modules are destroyed', async () => {
    const app = await startApp(config(), RoomModule, 0);
    await stopApp(app, undefined);
    expect(drainedFirst).toBe(true);
  });

  it('passes the signal to its modules', async () => {
    const app = await startApp(config(), RoomModule, 0);
    jest.spyOn(app.get(Drain), 'beforeApplicationShutdown').mockResolvedValue();
    await stopApp(app, 'SIGTERM');
    expect(signals).toEqual(['SIGTERM']);
  });
});
