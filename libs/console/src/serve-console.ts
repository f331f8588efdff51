import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type NextFunction, type Request, type Response, Router, static as serveFiles } from 'express';
import Handlebars from 'handlebars';
import { CONSOLE_FOLDER, CONSOLE_PATH, INDEX_FILE } from './console-files';

interface IndexPage {
  nonce: string;
  apiPrefix: string;
}

/** Scripts are files of ours alone; styles too, but for those that Mantine writes into the page with the nonce. */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');

/** Express middleware with the files of the console, and its one page for every other path below `CONSOLE_PATH`. */
export function serveConsole(apiPrefix: string): Router {
  const index = Handlebars.compile<IndexPage>(readFileSync(INDEX_FILE, 'utf8'));
  const router = Router();
  router.use(`${CONSOLE_PATH}/assets`, assets());
  // No routes of Express: the request counts as one that led nowhere when this does not answer it.
  router.use((request, response, next) => {
    if (!opensPage(request)) return next();
    if (request.path === '/') return response.redirect(CONSOLE_PATH);
    const nonce = randomBytes(16).toString('base64url');
    response.set({
      'Content-Security-Policy': policy(nonce),
      'Cross-Origin-Opener-Policy': 'same-origin',
      Vary: 'Accept',
    });
    return response.type('html').send(index({ nonce, apiPrefix }));
  });
  return router;
}

const PAGES = new RegExp(`^(?:/|${CONSOLE_PATH}(?:/(?!assets/).*)?)$`);

/** Whether a browser opens the console. Clients of the API, and whoever asks for a file that is gone, get a 404. */
const opensPage = ({ method, path, headers }: Request): boolean =>
  ['GET', 'HEAD'].includes(method) && PAGES.test(path) && headers.accept?.includes('text/html') === true;

/** The files whose names have a hash of what is in them; each is there compressed as well. */
function assets(): Router {
  const folder = join(CONSOLE_FOLDER, 'assets');
  const compressed = new Set(readdirSync(folder).filter((name) => name.endsWith('.gz')));
  const router = Router();
  router.use((request: Request, response: Response, next: NextFunction) => {
    const file = `${request.path.slice(1)}.gz`;
    if (compressed.has(file)) {
      response.vary('Accept-Encoding');
      if (request.acceptsEncodings('gzip')) {
        response.set('Content-Encoding', 'gzip').type(extname(request.path));
        request.url = `/${file}`;
      }
    }
    next();
  });
  router.use(
    serveFiles(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  return router;
}
