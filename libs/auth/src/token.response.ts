import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** An access token (RFC 6749 5.1). */
export class TokenResponse {
  @ApiProperty({ description: 'Send it as `Authorization: Bearer …`.' })
  access_token: string;

  @ApiProperty({ enum: ['bearer'] })
  token_type: 'bearer';

  @ApiProperty({ type: 'integer', description: 'Seconds until it expires.', example: 3600 })
  expires_in: number;

  @ApiPropertyOptional({
    description:
      'Exchange it once, at `/auth/refresh`, for the next tokens. Left out when it comes as a cookie.',
  })
  refresh_token?: string;

  @ApiProperty({
    type: 'integer',
    description: 'Seconds until the session ends, however often it is refreshed.',
    example: 2_592_000,
  })
  refresh_expires_in: number;
}
