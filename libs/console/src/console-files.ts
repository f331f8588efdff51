import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the console is served: apart from the paths of the API, also where `API_PREFIX` is empty. `base` of vite.config.js is the same. */
export const CONSOLE_PATH = '/app';

/** What `npm run build` has made of apps/console: `index.html` and the files that it names. */
export const CONSOLE_FOLDER = join(__dirname, '../../../apps/console/dist');

/** The template of the page. */
export const INDEX_FILE = join(CONSOLE_FOLDER, 'index.html');

/** Not in a checkout that was never built: there `npm run start:dev` serves the console. */
export const isConsoleBuilt = (): boolean => existsSync(INDEX_FILE);

/** Path of the page on which people sign in, where there is a console. */
export const signInPage = (): string | undefined =>
  isConsoleBuilt() ? `${CONSOLE_PATH}/sign-in` : undefined;
