import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { type FirstDayOfWeek, type StoredGymSettings } from './gym-settings.dto';
import { type ReminderKind } from './reminder-kinds';

/** How a gym wants to be run. Without a row, the defaults hold. */
@Entity('gym_settings')
@Check('gym_settings_country_check', `country ~ '^[A-Z]{2}$'`)
@Check('gym_settings_visit_timeout_minutes_check', 'visit_timeout_minutes BETWEEN 1 AND 1440')
@Check('gym_settings_max_freeze_days_per_year_check', 'max_freeze_days_per_year BETWEEN 0 AND 366')
@Check('gym_settings_first_day_of_week_check', `first_day_of_week IN ('monday', 'sunday', 'saturday')`)
@Check(
  'gym_settings_reminders_check',
  `reminders <@ ARRAY['14_days_before', '7_days_before', '1_day_before', '1_day_after']`,
)
export class GymSettingsEntity implements StoredGymSettings {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'gym_settings_pkey' })
  @ForeignKey('Gym', 'id', { name: 'gym_settings_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  /** ISO 3166-1 alpha-2, upper case. */
  @Column('char', { length: 2, nullable: true })
  country: string | null;

  @Column('integer', { default: 240 })
  visit_timeout_minutes: number;

  @Column('integer', { nullable: true })
  max_freeze_days_per_year: number | null;

  @Column('varchar', { length: 9, default: 'monday' })
  first_day_of_week: FirstDayOfWeek;

  @Column('text', { array: true, default: '{14_days_before,7_days_before,1_day_before,1_day_after}' })
  reminders: ReminderKind[];

  /** The logo: a row of the table of photos. */
  @Column('bigint', { nullable: true })
  logo_id: number | null;
}
