import { EmailField, PasswordField, TextField, UsernameField } from '@libs/platform/input';
import { IntersectionType, PickType } from '@nestjs/swagger';

/** What the routes about one's own account read; each of their bodies is a choice of these. */
class AccountFields {
  @UsernameField({ description: 'E-mail address of the account.', example: 'owner@iron-temple.example' })
  email: string;

  @TextField({
    description: 'The password that the account has.',
    example: 'correct horse battery',
    min: 1,
    max: 1_000,
  })
  current_password: string;

  @PasswordField({
    description: '8 to 72 bytes, and none that everybody tries first.',
    example: 'staple battery horse',
  })
  new_password: string;

  @TextField({
    description: 'What the link of the mail has behind `token=`.',
    example: 'Zm9v…',
    min: 1,
    max: 200,
  })
  token: string;
}

class NewEmail {
  @EmailField({ description: 'The address that the account shall have.', example: 'owner@new.example' })
  email: string;
}

/** That whoever asks is not just somebody who found the device unlocked. */
export class CurrentPasswordDto extends PickType(AccountFields, ['current_password']) {}

/** Another password for the account that asks. */
export class ChangePasswordDto extends PickType(AccountFields, ['current_password', 'new_password']) {}

/** A link to another password. */
export class ForgotPasswordDto extends PickType(AccountFields, ['email']) {}

/** Another password, for whoever has the link. */
export class ResetPasswordDto extends PickType(AccountFields, ['token', 'new_password']) {}

/** Another address for the account that asks. */
export class ChangeEmailDto extends IntersectionType(NewEmail, CurrentPasswordDto) {}

/** What a link holds. */
export class LinkTokenDto extends PickType(AccountFields, ['token']) {}
