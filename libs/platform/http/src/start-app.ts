import { Config, ConfigModule } from '@libs/platform/config';
import { Logger, LoggingModule } from '@libs/platform/logging';
import { DynamicModule, Module, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { NestExpressApplication } from '@nestjs/platform-express';
import { configureApp } from './configure-app';

@Module({})
class Root {}

/**
 * Boots a process: `module` on top of the configuration and the log, configured as in production, listening on
 * `port`. Tests start their apps here too.
 *
 * @param port TCP port; 0 takes any free one
 */
export async function startApp(config: Config, module: Type, port: number): Promise<NestExpressApplication> {
  const root: DynamicModule = {
    module: Root,
    imports: [ConfigModule.forRoot(config), LoggingModule, module],
  };
  const app = await NestFactory.create<NestExpressApplication>(root, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  configureApp(app);
  await app.listen(port);
  return app;
}
