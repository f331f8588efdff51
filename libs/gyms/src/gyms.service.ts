import { changesOf, Database, insertReturning, updateReturning } from '@libs/platform/database';
import { Injectable, UnauthorizedException } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { CreateGymDto } from './dto/create-gym.dto';
import { UpdateGymDto } from './dto/update-gym.dto';
import { Gym } from './gym.entity';
import { GymResponse, toGymResponse } from './gym.response';

/** Gyms: their profile, from signup to deletion. */
@Injectable()
export class GymsService {
  constructor(private readonly database: Database) {}

  /** Creates a gym inside the caller's transaction, which also makes its first account. */
  async create(manager: EntityManager, dto: CreateGymDto & { email: string }): Promise<GymResponse> {
    return toGymResponse(await insertReturning(manager, Gym, { ...dto }));
  }

  /** @throws UnauthorizedException when the gym was deleted after the request had been let in */
  async get(gymId: number): Promise<GymResponse> {
    return toGymResponse(await this.database.autocommit((manager) => this.find(manager, gymId)));
  }

  /** The gym as a sender of mail: its name and address, read inside the caller's transaction. */
  async contact(manager: EntityManager, gymId: number): Promise<{ name: string; email: string }> {
    const { name, email } = await this.find(manager, gymId);
    return { name, email };
  }

  /** Applies what differs; a PATCH that changes nothing leaves `updated_at` alone. */
  async update(gymId: number, dto: UpdateGymDto): Promise<GymResponse> {
    return this.database.transaction(async (manager) => {
      const gym = await this.find(manager, gymId, true);
      const changes = changesOf(gym, dto);
      if (!changes) return toGymResponse(gym);
      const updated = await updateReturning(manager, Gym, { id: gymId }, changes);
      return toGymResponse(updated!);
    });
  }

  /** Deletes the gym and, by the database's cascades, its customers, its mails and the accounts that have no other gym. */
  async delete(gymId: number): Promise<void> {
    await this.database.transaction((manager) => manager.delete(Gym, { id: gymId }));
  }

  private async find(manager: EntityManager, id: number, lock = false): Promise<Gym> {
    const gym = await manager.findOne(Gym, {
      where: { id },
      lock: lock ? { mode: 'pessimistic_write' } : undefined,
    });
    if (!gym) throw new UnauthorizedException('Could not validate credentials');
    return gym;
  }
}
