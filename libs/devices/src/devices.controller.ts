import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { IgnoresIdempotencyKey } from '@libs/platform/idempotency';
import { IdParam } from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CreateDeviceDto } from './device.dto';
import { DeviceResponse, NewDeviceResponse } from './device.response';
import { deviceNotFound, tooManyDevices } from './devices.problems';
import { DevicesService } from './devices.service';

/** Tablets at the entrance, as those see them who run the gym. */
@ApiTags('devices')
@Controller('devices')
@Allow('owner', 'manager')
export class DevicesController {
  constructor(private readonly devices: DevicesService) {}

  @Get()
  @ApiOperation({ summary: "The gym's devices", description: 'The first one comes first.' })
  @ApiOkResponse({ type: [DeviceResponse] })
  listDevices(@CurrentPrincipal() principal: Principal) {
    return this.devices.list(principal);
  }

  @Post()
  @IgnoresIdempotencyKey(
    'its answer holds a token, which is not kept. Revoke the device whose token got lost.',
  )
  @ApiOperation({
    summary: 'Have a device check customers in',
    description:
      'Such as a tablet at the entrance, where nobody is signed in. Its token is good for `GET /kiosk` and `POST /kiosk/check-ins` alone.',
  })
  @ApiCreatedResponse({ type: NewDeviceResponse })
  @ApiProblem(tooManyDevices)
  createDevice(@CurrentPrincipal() principal: Principal, @Body() dto: CreateDeviceDto) {
    return this.devices.create(principal, dto);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke a device',
    description: 'Its token is good for nothing from then on.',
  })
  @ApiNoContentResponse()
  revokeDevice(@CurrentPrincipal() principal: Principal, @IdParam(deviceNotFound, 'The device.') id: number) {
    return this.devices.revoke(principal, id);
  }
}
