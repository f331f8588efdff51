export { type CustomerAtDesk, type CustomerKey, type CustomerName } from './customer-at-desk';
export { CustomerLookup } from './customer-lookup.service';
export { CustomersApiModule } from './customers-api.module';
export { CustomerResponse, type CustomerSummary, photoUrl } from './customer.response';
export { customerMerged, customerNotFound } from './customers.problems';
export { CustomerJobsModule, CustomersModule } from './customers.module';
export { CustomersService } from './customers.service';
export { activeCondition, whyInactiveOn } from './membership';
