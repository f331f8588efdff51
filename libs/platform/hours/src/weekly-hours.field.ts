import { ChoiceField, type FieldOptions, ObjectsField, TimeOfDayField } from '@libs/platform/input';
import { type WeekdayHours, WEEKDAYS, type Weekday, type WeeklyHours } from './weekly-hours';

/** Hours that begin on a day of the week: read and answered alike. */
export class WeekdayHoursResponse implements WeekdayHours {
  @ChoiceField(WEEKDAYS, { description: 'The day on which the hours begin.', example: 'monday' })
  weekday: Weekday;

  @TimeOfDayField({ description: "When they begin, by the gym's clock.", example: '06:00' })
  from: string;

  @TimeOfDayField({
    description:
      'When they end. A time at or before `from` is on the next day; the same time is a whole day later.',
    example: '22:00',
  })
  until: string;
}

/** Hours of a week: a list of up to 50 of {@link WeekdayHoursResponse}. */
export const WeeklyHoursField = (
  options: Pick<FieldOptions, 'description' | 'nullable'>,
): PropertyDecorator =>
  ObjectsField(WeekdayHoursResponse, {
    ...options,
    max: 50,
    example: [
      { weekday: 'monday', from: '06:00', until: '22:00' },
      { weekday: 'saturday', from: '19:00', until: '04:00' },
    ],
  });

/** Hours as plain objects, which can be compared and stored; no member but those named here. */
export const toWeeklyHours = (hours: WeeklyHours): WeeklyHours =>
  hours.map(({ weekday, from, until }) => ({ weekday, from, until }));
