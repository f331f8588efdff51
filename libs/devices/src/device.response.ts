import { ApiProperty } from '@nestjs/swagger';
import { type Device } from './device.entity';

/** A device that may check customers in. */
export class DeviceResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 3 })
  id: number;

  @ApiProperty({ description: 'What the gym calls it.', example: 'Entrance' })
  name: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({
    type: String,
    description: 'When it asked for `GET /kiosk` last, as devices do every minute; `null`: never.',
    format: 'date-time',
    nullable: true,
    example: '2026-01-02T18:02:00.000Z',
  })
  last_seen_at: string | null;

  @ApiProperty({
    type: String,
    description: 'IP address from which it did. The audit log tells of another one.',
    nullable: true,
    example: '203.0.113.9',
  })
  address: string | null;
}

/** A new device, and what it is let in with. */
export class NewDeviceResponse extends DeviceResponse {
  @ApiProperty({
    description:
      'For `Authorization: Bearer …`, until the device is revoked. It is told this once: only its hash is stored.',
    example: '17-8k2m-vq0r-n5te-1xwb-3hzj-p7cd-94gy',
  })
  token: string;
}

/** What a kiosk shows while nobody is there. */
export class KioskResponse {
  @ApiProperty({ description: 'What the gym calls the device.', example: 'Entrance' })
  device_name: string;

  @ApiProperty({ example: 'Iron Temple' })
  gym_name: string;
}

/** The one mapping from the table to the wire: what is not named here never leaves. */
export const toDeviceResponse = (device: Device): DeviceResponse => ({
  id: device.id,
  name: device.name,
  created_at: device.created_at,
  last_seen_at: device.last_seen_at,
  address: device.address,
});
