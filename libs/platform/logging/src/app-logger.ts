import { Injectable } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

/** Where Nest tells of its own boot, a line for each module and route. */
const BOOT_CONTEXTS = new Set<unknown>(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Nest's logger on pino; the framework's account of its boot is for debugging. */
@Injectable()
export class AppLogger extends Logger {
  override log(message: unknown, ...optional: unknown[]): void {
    if (BOOT_CONTEXTS.has(optional.at(-1))) this.debug(message, ...optional);
    else super.log(message, ...optional);
  }
}
