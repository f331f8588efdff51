export { CustomersApiModule } from './customers-api.module';
export { CustomerResponse } from './customer.response';
export { customerNotFound } from './customers.problems';
export { CustomersModule } from './customers.module';
export { CustomersService } from './customers.service';
