import {
  type GymTransaction,
  insertReturning,
  type Transaction,
  updateReturning,
} from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { Gym } from './gym.entity';

/** Every statement on `gyms`. */
@Injectable()
export class GymsRepository {
  insert(tx: Transaction, gym: Partial<Gym>): Promise<Gym> {
    return insertReturning(tx, Gym, gym);
  }

  find(tx: GymTransaction): Promise<Gym | null> {
    return tx.manager.findOneBy(Gym, { id: tx.gym_id });
  }

  /** Reads the gym and keeps others from changing it until the transaction ends. */
  findForUpdate(tx: GymTransaction): Promise<Gym | null> {
    return tx.manager.findOne(Gym, { where: { id: tx.gym_id }, lock: { mode: 'pessimistic_write' } });
  }

  update(tx: GymTransaction, changes: Partial<Gym>): Promise<Gym | undefined> {
    return updateReturning(tx, Gym, { id: tx.gym_id }, changes);
  }

  async delete(tx: GymTransaction): Promise<void> {
    await tx.manager.delete(Gym, { id: tx.gym_id });
  }
}
