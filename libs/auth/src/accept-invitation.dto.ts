import { PasswordField } from '@libs/platform/input';
import { LinkTokenDto } from './account.dto';

/** Joining a gym's staff. */
export class AcceptInvitationDto extends LinkTokenDto {
  @PasswordField({
    description: "The account's password; a new one, of 8 to 72 bytes, for whoever has no account yet.",
    example: 'correct horse battery',
  })
  password: string;
}
