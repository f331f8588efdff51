import { ExpressAdapter } from '@nestjs/platform-express';

/** Nest answers unknown paths below the global prefix only; here they are answered everywhere, as problems. */
export class RootExpressAdapter extends ExpressAdapter {
  override setNotFoundHandler(handler: Parameters<ExpressAdapter['setNotFoundHandler']>[0]): void {
    this.use(handler);
  }
}
