import { changesOf, Database, type GymTransaction } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { type Precondition } from '@libs/platform/input';
import { Injectable } from '@nestjs/common';
import {
  DEFAULT_SETTINGS,
  type GymSettingsResponse,
  type StoredGymSettings,
  type UpdateGymSettingsDto,
} from './gym-settings.dto';
import { GymSettingsRepository } from './gym-settings.repository';
import { GymsService } from './gyms.service';
import { REMINDER_KINDS } from './reminder-kinds';

/** How gyms want to be run. */
@Injectable()
export class GymSettings {
  constructor(
    private readonly database: Database,
    private readonly settings: GymSettingsRepository,
    private readonly gyms: GymsService,
  ) {}

  /** The settings, read inside the caller's transaction; the defaults of a gym that has changed nothing. */
  async find(tx: GymTransaction): Promise<GymSettingsResponse> {
    return toGymSettingsResponse((await this.settings.find(tx)) ?? DEFAULT_SETTINGS);
  }

  get(principal: Principal): Promise<GymSettingsResponse> {
    return this.database.readInGym(principal, (tx) => this.find(tx));
  }

  /**
   * Applies what differs.
   *
   * @throws ProblemError `precondition_failed`
   */
  update(
    principal: Principal,
    dto: UpdateGymSettingsDto,
    precondition: Precondition,
  ): Promise<GymSettingsResponse> {
    return this.database.inGym(principal, async (tx) => {
      // There may be no row of its own that could be locked.
      await this.gyms.lock(tx);
      const stored = await this.settings.find(tx);
      const settings = toGymSettingsResponse(stored ?? DEFAULT_SETTINGS);
      precondition.check(settings);
      // In one order, however they were sent: the same ones are no change.
      const reminders = dto.reminders && REMINDER_KINDS.filter((kind) => dto.reminders?.includes(kind));
      const changes = changesOf(settings, { ...dto, reminders });
      if (changes?.country !== undefined) await this.gyms.setPhonesOutdated(tx, true);
      if (changes) await (stored ? this.settings.update(tx, changes) : this.settings.insert(tx, changes));
      return { ...settings, ...changes };
    });
  }

  /** Gives a locked gym a logo, or none. The one before goes. */
  async setLogo(tx: GymTransaction, logo_id: number | null): Promise<void> {
    if (!(await this.settings.update(tx, { logo_id }))) await this.settings.insert(tx, { logo_id });
  }
}

/** The path of a gym's logo, if there is one. Another logo has another path, so that it can be kept. */
export const logoUrl = (logoId: number | null): string | null =>
  logoId === null ? null : `/gyms/me/logo?v=${logoId}`;

/** The one mapping from the table to the wire: what is not named here never leaves. */
export function toGymSettingsResponse(settings: StoredGymSettings): GymSettingsResponse {
  return {
    country: settings.country,
    visit_timeout_minutes: settings.visit_timeout_minutes,
    max_freeze_days_per_year: settings.max_freeze_days_per_year,
    first_day_of_week: settings.first_day_of_week,
    reminders: settings.reminders,
    logo_url: logoUrl(settings.logo_id),
  };
}
