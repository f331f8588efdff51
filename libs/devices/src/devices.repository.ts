import {
  type AccountsTransaction,
  columnsOf,
  type GymTransaction,
  insertReturning,
} from '@libs/platform/database';
import { type DevicePrincipal } from '@libs/platform/identity';
import { Injectable } from '@nestjs/common';
import { Device } from './device.entity';

/** Every statement on `devices`. */
@Injectable()
export class DevicesRepository {
  insert(tx: GymTransaction, device: Pick<Device, 'name' | 'token_hash'>): Promise<Device> {
    return insertReturning(tx, Device, { ...device, gym_id: tx.gym_id });
  }

  /** The gym's devices, the first one first. */
  list(tx: GymTransaction): Promise<Device[]> {
    return tx.query<Device[]>(`SELECT ${columnsOf(Device)} FROM devices WHERE gym_id = $1 ORDER BY id`, [
      tx.gym_id,
    ]);
  }

  /** Writes down that a device is there. @returns it; none when it has just been revoked */
  async markSeen(tx: GymTransaction, id: number, address: string | null): Promise<Device | undefined> {
    const [device] = await tx.query<Device[]>(
      `UPDATE devices SET last_seen_at = now(), address = $3 WHERE gym_id = $1 AND id = $2
       RETURNING ${columnsOf(Device)}`,
      [tx.gym_id, id, address],
    );
    return device;
  }

  /** Its token is good for nothing from then on. @returns whether there was such a device */
  async delete(tx: GymTransaction, id: number): Promise<boolean> {
    tx.changesPrincipals();
    return (await tx.execute('DELETE FROM devices WHERE gym_id = $1 AND id = $2', [tx.gym_id, id])) > 0;
  }

  /** Whom a token speaks for; nobody once the device was revoked. `PrincipalCache` keeps it. */
  async findPrincipal(
    tx: AccountsTransaction,
    gymId: number,
    tokenHash: Buffer,
  ): Promise<DevicePrincipal | undefined> {
    const [principal] = await tx.query<DevicePrincipal[]>(
      `SELECT 0 AS user_id, devices.gym_id, 'kiosk' AS role, gyms.timezone, devices.id AS device_id
       FROM devices JOIN gyms ON gyms.id = devices.gym_id WHERE devices.gym_id = $1 AND token_hash = $2`,
      [gymId, tokenHash],
    );
    return principal;
  }
}
