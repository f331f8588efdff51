import { GymsService } from '@libs/gyms';
import { Database } from '@libs/platform/database';
import {
  type Client,
  type DevicePrincipal,
  hashOfToken,
  invalidToken,
  type Principal,
} from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { CreateDeviceDto } from './device.dto';
import {
  type DeviceResponse,
  type KioskResponse,
  type NewDeviceResponse,
  toDeviceResponse,
} from './device.response';
import { gymOfDeviceToken, newDeviceToken } from './device-token';
import { deviceNotFound, tooManyDevices } from './devices.problems';
import { DevicesRepository } from './devices.repository';

/** How many devices a gym has at most. */
const MAX_DEVICES = 20;

/** Devices at the entrance, which act for a gym without anybody being signed in (docs/decisions/0054-devices.md). */
@Injectable()
export class DevicesService {
  constructor(
    private readonly database: Database,
    private readonly devices: DevicesRepository,
    private readonly gyms: GymsService,
  ) {}

  /** The gym's devices, the first one first. */
  list(principal: Principal): Promise<DeviceResponse[]> {
    return this.database.readInGym(principal, async (tx) =>
      (await this.devices.list(tx)).map(toDeviceResponse),
    );
  }

  /**
   * Adds a device. Its token is told this once.
   *
   * @throws ProblemError `too_many_devices`
   */
  create(principal: Principal, { name }: CreateDeviceDto): Promise<NewDeviceResponse> {
    const token = newDeviceToken(principal.gym_id);
    return this.database.inGym(principal, async (tx) => {
      const device = await this.devices.insert(tx, { name, token_hash: hashOfToken(token) });
      if ((await this.devices.list(tx)).length > MAX_DEVICES) throw new ProblemError(tooManyDevices);
      return { ...toDeviceResponse(device), token };
    });
  }

  /** Ends what a device may do, in every process, at once. @throws ProblemError `device_not_found` */
  revoke(principal: Principal, id: number): Promise<void> {
    return this.database.inGym(principal, async (tx) => {
      if (!(await this.devices.delete(tx, id))) throw new ProblemError(deviceNotFound);
    });
  }

  /** What the device that asks is to show. It has been seen by that. @throws ProblemError `invalid_token` when it has just been revoked */
  describe(principal: DevicePrincipal, { address }: Client): Promise<KioskResponse> {
    return this.database.inGym(principal, async (tx) => {
      const [device, gym] = await Promise.all([
        this.devices.markSeen(tx, principal.device_id, address || null),
        this.gyms.contact(tx),
      ]);
      if (!device) throw new ProblemError(invalidToken);
      return { device_name: device.name, gym_name: gym.name };
    });
  }

  /** Whom a token speaks for; nobody once its device was revoked. @param token as `deviceTokenIn` finds it */
  findPrincipal(token: string): Promise<DevicePrincipal | undefined> {
    const gymId = gymOfDeviceToken(token);
    return this.database.readInAccounts(
      (tx) => this.devices.findPrincipal(tx, gymId, hashOfToken(token)),
      gymId,
    );
  }
}
