import { AllowDevices, CurrentPrincipal, type DevicePrincipal } from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { ApiProblem } from '@libs/platform/problems';
import { type RateLimit, Throttle } from '@libs/platform/rate-limits';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { AccessService } from './access.service';
import { KioskCheckInDto } from './check-in.dto';
import { nonceReused } from './check-ins.problems';
import { KioskCheckInResponse, toKioskCheckInResponse } from './kiosk-check-in.response';

const byDevice = (request: Request): string =>
  String((request as Request & { user: DevicePrincipal }).user.device_id);

/** More people than pass one entrance; who has the device, or its token, tries no long list of cards. */
const SCAN_LIMITS: RateLimit[] = [
  { name: 'kiosk-scans', attempts: 60, seconds: 60, of: byDevice },
  { name: 'kiosk-scans-hour', attempts: 600, seconds: 60 * 60, of: byDevice },
];

/** Scans at a device where nobody is signed in. */
@ApiTags('kiosk')
@Controller('kiosk/check-ins')
export class KioskCheckInsController {
  constructor(private readonly access: AccessService) {}

  @Post()
  @AllowDevices()
  @IgnoresIdempotencyKey('`nonce` does the same, for good.')
  @ApiOperation({
    summary: 'Check in whoever has a card',
    description:
      'With the token of a device. It is decided and kept as by `POST /check-ins`, and the answer says no more than everybody may see who stands there.',
  })
  @ApiCreatedResponse({ type: KioskCheckInResponse })
  @ApiProblem(nonceReused)
  @Throttle({ limits: SCAN_LIMITS })
  async checkInAtKiosk(
    @CurrentPrincipal() principal: DevicePrincipal,
    @Body() { card_number, nonce }: KioskCheckInDto,
  ): Promise<KioskCheckInResponse> {
    return toKioskCheckInResponse(await this.access.checkIn(principal, { card_number, nonce }));
  }
}
