export { type Opening, openingAt } from './opening';
export { OpeningHoursModule } from './opening-hours.module';
export { type OpeningRules, openingRulesSql } from './opening-hours.repository';
export { OpeningHoursService } from './opening-hours.service';
