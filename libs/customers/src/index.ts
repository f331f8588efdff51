export { CustomerResponse } from './customer.response';
export { CustomersModule } from './customers.module';
export { CustomersService } from './customers.service';
