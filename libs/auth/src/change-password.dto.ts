import { PasswordField, TextField } from '@libs/platform/input';

/** Another password for the account that asks. */
export class ChangePasswordDto {
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
}
