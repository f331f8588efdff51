import { ApiProperty } from '@nestjs/swagger';

/** Whether an account needs a code besides its password. */
export class SecondFactorResponse {
  @ApiProperty({ description: 'Whether signing in asks for a code.', example: true })
  enabled: boolean;

  @ApiProperty({ description: 'Whether the gym requires it of the role.', example: false })
  required: boolean;

  @ApiProperty({ type: 'integer', description: 'Recovery codes that were not used yet.', example: 10 })
  recovery_codes_left: number;
}

/** A second factor that waits to be confirmed. */
export class EnrolmentResponse {
  @ApiProperty({
    description: 'For authenticator apps, to be typed. It is shown once.',
    example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  })
  secret: string;

  @ApiProperty({
    description: 'The same for a QR code.',
    example:
      'otpauth://totp/Gym%20Manager:owner%40iron-temple.example?issuer=Gym%20Manager&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30',
  })
  otpauth_url: string;
}

/** Codes for when the app is lost. */
export class RecoveryCodesResponse {
  @ApiProperty({
    type: [String],
    description: 'Each is good once, in the place of a code of the app. They are shown once.',
    example: ['MFRG-GZDF-MZTW-Q2LK'],
  })
  recovery_codes: string[];
}
