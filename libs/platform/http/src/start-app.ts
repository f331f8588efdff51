import { Config, ConfigError, ConfigModule, requireDatabaseUrl } from '@libs/platform/config';
import { AppLogger, LoggingModule } from '@libs/platform/logging';
import { Drain } from '@libs/platform/process';
import { DynamicModule, Module, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { NestExpressApplication } from '@nestjs/platform-express';
import { configureApp } from './configure-app';
import { RootExpressAdapter } from './express.adapter';

@Module({})
class Root {}

/** A running app. The signal that Nest's interface leaves out is handed to the shutdown hooks. */
export interface App extends NestExpressApplication {
  close(signal?: string): Promise<void>;
}

/**
 * Boots a process: `module` on top of the configuration and the log, configured as in production, listening on
 * `port`. Tests start their apps here too.
 *
 * @param port TCP port; 0 takes any free one
 * @throws ConfigError without a database, or when the port is not to be had
 */
export async function startApp(config: Config, module: Type, port: number): Promise<App> {
  requireDatabaseUrl(config);
  const root: DynamicModule = {
    module: Root,
    imports: [ConfigModule.forRoot(config), LoggingModule.forRoot(config), module],
  };
  const app = await NestFactory.create<App>(root, new RootExpressAdapter(), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(AppLogger));
  configureApp(app);
  try {
    await app.listen(port);
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new ConfigError([`PORT ${port} is in use by another program`]);
    if (code === 'EACCES') throw new ConfigError([`PORT ${port} needs privileges that this user lacks`]);
    throw error;
  }
  return app;
}

/** Ends an app that a signal ends: no more requests are asked for, before the first of its rooms hears of the end. */
export async function stopApp(app: App, signal: string | undefined): Promise<void> {
  app.get(Drain).begin();
  await app.close(signal);
}
