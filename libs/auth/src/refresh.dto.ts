import { optional, TextField } from '@libs/platform/input';

class Refresh {
  @TextField({
    description: 'The refresh token; not with a cookie.',
    example: '1.17.mMwY…',
    min: 1,
    max: 1_000,
  })
  refresh_token: string;
}

/** What a session is refreshed with: this, or the cookie. */
export class RefreshDto extends optional(Refresh) {}
