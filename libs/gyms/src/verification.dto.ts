import { TextField } from '@libs/platform/input';

/** What the link of the welcome mail holds. */
export class VerificationDto {
  @TextField({ description: 'Token of the link in the welcome mail.', example: '1.Zm9v', min: 1, max: 200 })
  token: string;
}
