import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { DeviceResponse, toDeviceResponse } from './device.response';
import { DevicesRepository } from './devices.repository';

/** A gym's devices, as data of the gym; without what they are let in with. */
@HoldsData({ name: 'devices', type: 'device' })
export class DevicesData implements DataHolder<DeviceResponse> {
  constructor(private readonly devices: DevicesRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<DeviceResponse> {
    yield* (await this.devices.list(tx)).map(toDeviceResponse);
  }
}
