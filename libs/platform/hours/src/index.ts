export {
  isWithin,
  openingsAt,
  WEEKDAYS,
  type Weekday,
  type WeekdayHours,
  type WeeklyHours,
} from './weekly-hours';
export { toWeeklyHours, WeekdayHoursResponse, WeeklyHoursField } from './weekly-hours.field';
