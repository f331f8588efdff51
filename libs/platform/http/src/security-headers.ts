import { type NextFunction, type Request, type Response } from 'express';

interface SecurityHeader {
  name: string;
  value: string;
  /** What would go wrong without it. */
  reason: string;
}

const EVERYWHERE: SecurityHeader[] = [
  {
    name: 'Cross-Origin-Resource-Policy',
    value: 'same-origin',
    reason: 'Other sites could load an answer as an image or a script and learn from how it loads.',
  },
  {
    name: 'Referrer-Policy',
    value: 'no-referrer',
    reason: 'Links that lead away would tell the ids and search terms in our URLs.',
  },
  {
    name: 'X-Content-Type-Options',
    value: 'nosniff',
    reason: 'Browsers would take a text of a customer for a script or a page.',
  },
  {
    name: 'X-Frame-Options',
    value: 'DENY',
    reason: "What `frame-ancestors 'none'` says, for browsers that do not read it.",
  },
];

/** Of everything but the documentation: data, which is never rendered. */
const DATA: SecurityHeader[] = [
  {
    name: 'Cache-Control',
    value: 'no-store',
    reason: 'Browsers and proxies would keep personal data, and show it after the sign-out.',
  },
  {
    name: 'Content-Security-Policy',
    value: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    reason: 'An answer that is opened as a page could run what a stranger wrote into it.',
  },
  ...EVERYWHERE,
];

/** Of Swagger UI and the pages about problems, which are rendered and say nothing of a gym. */
const PAGES: SecurityHeader[] = [
  {
    name: 'Content-Security-Policy',
    value:
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
      "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    reason: 'A script of a stranger could read the token that Swagger UI keeps. The styles are in the page.',
  },
  {
    name: 'Cross-Origin-Opener-Policy',
    value: 'same-origin',
    reason: 'A site that opens the page would keep a handle on its window.',
  },
  ...EVERYWHERE,
];

/** Only by https: browsers ignore it from http (RFC 6797, section 8.1), and servers must not send it there (7.2). */
const HTTPS: SecurityHeader = {
  name: 'Strict-Transport-Security',
  value: 'max-age=31536000; includeSubDomains',
  reason: 'The first request of a later visit could go by http, where anybody on the way reads the token.',
};

/**
 * Express middleware that sets every security header that there is, and no other. What is for plug-ins and browsers
 * that are gone is left out: X-XSS-Protection, X-Download-Options, X-Permitted-Cross-Domain-Policies.
 */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  const isPage = /^\/docs(?:[/?]|$)/.test(request.url);
  for (const { name, value } of isPage ? PAGES : DATA) response.setHeader(name, value);
  // TLS ends at a proxy; whether it is one to be believed is looked up only when it says so.
  if (request.headers['x-forwarded-proto'] !== undefined && request.secure)
    response.setHeader(HTTPS.name, HTTPS.value);
  next();
}

/** The same as lines of an answer that is written without Express. */
export const securityHeaderLines: readonly string[] = DATA.map(({ name, value }) => `${name}: ${value}`);
