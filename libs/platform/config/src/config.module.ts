import { Global, Module } from '@nestjs/common';
import { Config } from './config';
import { loadConfig } from './load-config';

/** Gives every room the validated {@link Config}, loaded once a process. */
@Global()
@Module({
  providers: [{ provide: Config, useFactory: () => loadConfig() }],
  exports: [Config],
})
export class ConfigModule {}
