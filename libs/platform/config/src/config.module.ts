import { DynamicModule, Module } from '@nestjs/common';
import { Config } from './config';

/** Gives every room the process's validated {@link Config}. */
@Module({})
export class ConfigModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}
