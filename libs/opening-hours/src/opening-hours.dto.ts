import { type WeeklyHours, WeeklyHoursField } from '@libs/platform/hours';

/** When a gym is open: read and answered alike. */
export class OpeningHoursResponse {
  @WeeklyHoursField({
    description: "The hours, by the gym's clock; `null` for a gym that is always open.",
    nullable: true,
  })
  hours: WeeklyHours | null;
}
