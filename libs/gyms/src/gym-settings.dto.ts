import { ChoiceField, ChoicesField, CountryField, IntegerField, optional } from '@libs/platform/input';
import { ApiProperty } from '@nestjs/swagger';
import { REMINDER_KINDS, type ReminderKind } from './reminder-kinds';

export const FIRST_DAYS_OF_WEEK = ['monday', 'sunday', 'saturday'] as const;
export type FirstDayOfWeek = (typeof FIRST_DAYS_OF_WEEK)[number];

/** What a gym may set. */
class GymSettingsFields {
  @CountryField({
    description: 'ISO 3166-1 code of the country, in any case; `null` unless set.',
    example: 'DE',
    nullable: true,
  })
  country: string | null;

  @IntegerField({
    description: 'Minutes after which a visit that nobody ended counts as over; 240 unless set.',
    example: 240,
    min: 1,
    max: 1_440,
  })
  visit_timeout_minutes: number;

  @IntegerField({
    description:
      'Days in a calendar year for which a membership may be frozen; `null`, any number, unless set.',
    example: 30,
    min: 0,
    max: 366,
    nullable: true,
  })
  max_freeze_days_per_year: number | null;

  @ChoiceField(FIRST_DAYS_OF_WEEK, {
    description: 'The day with which a week begins; `monday` unless set.',
    example: 'monday',
  })
  first_day_of_week: FirstDayOfWeek;

  @ChoicesField(REMINDER_KINDS, {
    description:
      "Mails that remind customers of the end of their membership, at nine in the gym's morning; all of them unless set, none when empty.",
    example: ['14_days_before', '1_day_before'],
  })
  reminders: ReminderKind[];
}

/** How a gym wants to be run. */
export class GymSettingsResponse extends GymSettingsFields {
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Where its logo is, below the URL at which the paths of this API begin; another logo has another one. `null`: there is none.',
    example: '/gyms/me/logo?v=42',
  })
  logo_url: string | null;
}

/** What may change of the settings; what is left out stays as it is, `null` clears. */
export class UpdateGymSettingsDto extends optional(GymSettingsFields) {}

/** How a gym wants to be run, as it is stored. */
export interface StoredGymSettings extends GymSettingsFields {
  /** The logo: a row of the table of photos. */
  logo_id: number | null;
}

/** Of a gym that has changed nothing. */
export const DEFAULT_SETTINGS: Readonly<StoredGymSettings> = {
  country: null,
  visit_timeout_minutes: 240,
  max_freeze_days_per_year: null,
  first_day_of_week: 'monday',
  reminders: [...REMINDER_KINDS],
  logo_id: null,
};
