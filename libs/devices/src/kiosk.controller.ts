import {
  AllowDevices,
  type Client,
  CurrentClient,
  CurrentPrincipal,
  type DevicePrincipal,
} from '@libs/platform/identity';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KioskResponse } from './device.response';
import { DevicesService } from './devices.service';

/** What a device asks about itself. Scans are in `check-ins`. */
@ApiTags('kiosk')
@Controller('kiosk')
@AllowDevices()
export class KioskController {
  constructor(private readonly devices: DevicesService) {}

  @Get()
  @ApiOperation({
    summary: 'What a kiosk shows while nobody is there',
    description:
      'With the token of a device. Ask every minute: that is how the gym sees that the device works, and the device that it was not revoked (401).',
  })
  @ApiOkResponse({ type: KioskResponse })
  getKiosk(@CurrentPrincipal() principal: DevicePrincipal, @CurrentClient() client: Client) {
    return this.devices.describe(principal, client);
  }
}
