import { TextField } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';
import { CurrentPasswordDto } from './account.dto';

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
