export { type Opening } from './opening';
export { OpeningHoursModule } from './opening-hours.module';
export { OpeningHoursService } from './opening-hours.service';
