import { TextField } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';

/** That whoever asks is not just somebody who found the device unlocked. */
export class CurrentPasswordDto {
  @TextField({
    description: 'The password of the account.',
    example: 'correct horse battery',
    min: 1,
    max: 1_000,
  })
  current_password: string;
}

/** A code of the second factor. */
export class SecondFactorCodeDto {
  @TextField({
    description: 'Six digits from the authenticator app, or one of the recovery codes. Each is good once.',
    example: '492039',
    min: 1,
    max: 100,
  })
  code: string;
}

/** Both factors. */
export class BothFactorsDto extends IntersectionType(CurrentPasswordDto, SecondFactorCodeDto) {}
