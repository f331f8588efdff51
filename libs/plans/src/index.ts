export { PlansApiModule } from './plans-api.module';
export { type WeeklyHours } from '@libs/platform/hours';
export { type PeriodUnit, type PlanTerms } from './plan-terms';
export { PeriodResponse } from './plan.dto';
export { PlansModule } from './plans.module';
export { PlansService } from './plans.service';
