import { columnsOf, type GymTransaction, insertReturning, updateReturning } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { DEFAULT_SETTINGS } from './gym-settings.dto';
import { GymSettingsEntity } from './gym-settings.entity';

const COLUMNS = columnsOf(GymSettingsEntity);

/** SQL for statements of other rooms: `visit_timeout_minutes` of a gym, whose id that statement has. */
export const visitTimeoutSql = (gym: string): string =>
  `coalesce((SELECT visit_timeout_minutes FROM gym_settings WHERE gym_id = ${gym}), ${DEFAULT_SETTINGS.visit_timeout_minutes})`;

/** Every statement on `gym_settings`. */
@Injectable()
export class GymSettingsRepository {
  async find(tx: GymTransaction): Promise<GymSettingsEntity | undefined> {
    const [settings] = await tx.query<GymSettingsEntity[]>(
      `SELECT ${COLUMNS} FROM gym_settings WHERE gym_id = $1`,
      [tx.gym_id],
    );
    return settings;
  }

  /** @param changes the rest is as the table has it by default */
  insert(tx: GymTransaction, changes: Partial<GymSettingsEntity>): Promise<GymSettingsEntity> {
    return insertReturning(tx, GymSettingsEntity, { ...changes, gym_id: tx.gym_id });
  }

  update(tx: GymTransaction, changes: Partial<GymSettingsEntity>): Promise<GymSettingsEntity | undefined> {
    return updateReturning(tx, GymSettingsEntity, { gym_id: tx.gym_id }, changes);
  }
}
