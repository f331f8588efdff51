import { join } from 'node:path';

/** Where a TypeScript file of the application, or of this folder, is compiled for this run. @param file from the root */
export const compiled = (file: string): string =>
  join(process.env.TEST_COMPILED ?? '', file.replace(/\.ts$/, '.js'));
