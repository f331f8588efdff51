import { ConstantField, optional, TextField, UsernameField } from '@libs/platform/input';
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
  @ConstantField('password', { description: 'The flow, if given.', example: 'password' })
  grant_type: string;
}

/** The OAuth2 password flow (RFC 6749 4.3.2). */
export class SignInDto extends IntersectionType(Account, optional(Flow)) {}
