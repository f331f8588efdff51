import { Logger } from '@nestjs/common';

/** Logs that something is away once, and once that it is back, however often it is asked for in between. */
export class OutageLog {
  private away = false;

  /** @param what subject of the sentence, such as `The mail queue` */
  constructor(
    private readonly logger: Logger,
    private readonly what: string,
  ) {}

  failed(error: unknown): void {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    if (!this.away) this.logger.error(`${this.what} is not available: ${reason}`);
    this.away = true;
  }

  recovered(): void {
    if (this.away) this.logger.log(`${this.what} is back`);
    this.away = false;
  }
}
