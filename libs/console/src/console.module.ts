import { Config } from '@libs/platform/config';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { isConsoleBuilt } from './console-files';
import { serveConsole } from './serve-console';

/** Serves the console, the page that a front desk keeps open, beside the API. */
@Module({})
export class ConsoleModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: Config,
  ) {}

  /** Nest calls this after it has registered every route: what the API answers itself never comes here. */
  onModuleInit(): void {
    if (isConsoleBuilt()) this.host.httpAdapter.use(serveConsole(this.config.API_PREFIX));
  }
}
