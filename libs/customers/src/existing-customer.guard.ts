import { type Principal } from '@libs/platform/identity';
import { IdPipe } from '@libs/platform/input';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Request } from 'express';
import { CUSTOMER_NOT_FOUND, CustomersService } from './customers.service';

/** Answers 404 before a body is looked at: whoever has no such customer learns nothing from validation. */
@Injectable()
export class ExistingCustomerGuard implements CanActivate {
  private readonly id = new IdPipe(CUSTOMER_NOT_FOUND);

  constructor(private readonly customers: CustomersService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { user, params } = context
      .switchToHttp()
      .getRequest<Request<{ id: string }> & { user: Principal }>();
    await this.customers.assertExists(user, this.id.transform(params.id));
    return true;
  }
}
