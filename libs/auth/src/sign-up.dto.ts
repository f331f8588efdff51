import { CreateGymDto } from '@libs/gyms';
import { EmailField, PasswordField } from '@libs/platform/input';

/** A gym and its owner's account, made together. */
export class SignUpDto extends CreateGymDto {
  @EmailField({
    description: "The owner signs in with it, in any case; also the gym's contact.",
    example: 'owner@iron-temple.example',
  })
  email: string;

  @PasswordField({ description: '8 to 72 bytes.', example: 'correct horse battery' })
  password: string;
}
