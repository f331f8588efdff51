import { BooleanField, ConstantField, optional, TextField, UsernameField } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';

class Account {
  @UsernameField({
    description: 'E-mail address of the account.',
    example: 'owner@iron-temple.example',
  })
  username: string;

  @TextField({
    description: 'Password of the account.',
    example: 'correct horse battery',
    min: 1,
    max: 1000,
  })
  password: string;
}

class Flow {
  @TextField({
    description:
      'Where the account has a second factor: a code of the authenticator app, or a recovery code.',
    example: '492039',
    max: 100,
  })
  code: string;

  @BooleanField({
    description:
      'For browsers: the refresh token comes as a cookie that scripts cannot read, instead of in the body.',
    example: false,
  })
  refresh_cookie: boolean;

  @ConstantField('password', { description: 'The flow, if given.', example: 'password' })
  grant_type: string;
}

/** The OAuth2 password flow (RFC 6749 4.3.2). */
export class SignInDto extends IntersectionType(Account, optional(Flow)) {}
