import { ApiProperty } from '@nestjs/swagger';

/** An access token (RFC 6749 5.1). */
export class TokenResponse {
  @ApiProperty({ description: 'Send it as `Authorization: Bearer …`.' })
  access_token: string;

  @ApiProperty({ enum: ['bearer'] })
  token_type: 'bearer';

  @ApiProperty({ type: 'integer', description: 'Seconds until it expires.', example: 3600 })
  expires_in: number;
}
