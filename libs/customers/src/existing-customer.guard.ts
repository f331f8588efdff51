import { isPossibleId, type Principal } from '@libs/platform/http';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Request } from 'express';
import { CustomersService } from './customers.service';

/** Answers 404 before a body is looked at: whoever has no such customer learns nothing from validation. */
@Injectable()
export class ExistingCustomerGuard implements CanActivate {
  constructor(private readonly customers: CustomersService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { user, params } = context
      .switchToHttp()
      .getRequest<Request<{ id: string }> & { user: Principal }>();
    // What is no possible id is the pipe's to refuse.
    if (isPossibleId(Number(params.id))) await this.customers.assertExists(user, Number(params.id));
    return true;
  }
}
