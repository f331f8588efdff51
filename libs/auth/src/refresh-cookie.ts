import { Config } from '@libs/platform/config';
import { Injectable } from '@nestjs/common';
import { parse } from 'cookie';
import { CookieOptions, Request, Response } from 'express';
import { type Tokens } from './sessions.service';
import { type TokenResponse } from './token.response';

/** Browsers accept this prefix on cookies with `Secure` only (RFC 6265bis, section 4.1.3). */
const NAME = '__Secure-refresh_token';

/**
 * The refresh token as a cookie: no script can read it, and it goes to `/auth` alone. Against forged requests of other
 * sites it has `SameSite=Strict`, and counts only in requests with a header `X-Requested-With`, which those cannot
 * make a browser send (OWASP, Cross-Site Request Forgery Prevention: custom request headers).
 */
@Injectable()
export class RefreshCookie {
  private readonly options: CookieOptions;

  constructor({ API_PREFIX }: Config) {
    this.options = { httpOnly: true, secure: true, sameSite: 'strict', path: `${API_PREFIX}/auth` };
  }

  /** The token of a request, when it may count. */
  read(request: Request): string | undefined {
    if (request.get('X-Requested-With') === undefined) return undefined;
    return parse(request.headers.cookie ?? '')[NAME];
  }

  /** Moves the refresh token from the body to the cookie. */
  write(response: Response, { refresh_token, ...body }: Tokens): TokenResponse {
    response.cookie(NAME, refresh_token, { ...this.options, maxAge: body.refresh_expires_in * 1_000 });
    return body;
  }

  clear(response: Response): void {
    response.clearCookie(NAME, this.options);
  }
}
