import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { IdParam, PageOf } from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { type RateLimit, Throttle } from '@libs/platform/rate-limits';
import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { ListMailsQuery } from './list-mails.query';
import { MailResponse } from './mail.response';
import { mailNotFound, mailNotResendable, mailNotSettled, mailResentAlready } from './mails.problems';
import { MailsService } from './mails.service';

/** Mails that somebody sends again. */
const LIMITS: RateLimit[] = [
  {
    name: 'mail-resends',
    attempts: 60,
    seconds: 60 * 60,
    of: (request: Request) => String((request as Request & { user: Principal }).user.user_id),
  },
];

@ApiTags('mails')
@Controller('mails')
@Allow('owner', 'manager')
export class MailsController {
  constructor(private readonly mails: MailsService) {}

  @Get()
  @ApiOperation({
    summary: 'What became of the mails of the gym, newest first',
    description:
      'Those to its customers, to its staff and to itself, until 30 days after they were sent or given up.',
  })
  @PageOf(MailResponse, { isCounted: false })
  listMails(@CurrentPrincipal() principal: Principal, @Query() query: ListMailsQuery) {
    return this.mails.list(principal, query);
  }

  @Post(':id/resend')
  @Throttle({ limits: LIMITS })
  @ApiOperation({
    summary: 'Send a mail again',
    description:
      'A welcome mail that was sent or given up, to the address that the customer has now. Each mail once; one that is another sent again ' +
      'only when it has not arrived.',
  })
  @ApiCreatedResponse({ type: MailResponse, description: 'The new mail' })
  @ApiProblem(mailNotSettled, mailNotResendable, mailResentAlready)
  resendMail(
    @CurrentPrincipal() principal: Principal,
    @IdParam(mailNotFound, 'The mail that is sent again.') id: number,
  ) {
    return this.mails.resend(principal, id);
  }
}
