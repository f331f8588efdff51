import { AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { PageOf } from '@libs/platform/input';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AbsentQuery, BirthdaysQuery, ExpiringQuery, IncompleteQuery, LapsedQuery } from './work-list.query';
import {
  AbsentResponse,
  BirthdayResponse,
  ExpiringResponse,
  IncompleteResponse,
  LapsedResponse,
} from './work-list.response';
import { WorkListsService } from './work-lists.service';

@ApiTags('work lists')
@Controller('work-lists')
@AllowEveryRole()
export class WorkListsController {
  constructor(private readonly lists: WorkListsService) {}

  @Get('expiring')
  @ApiOperation({
    summary: 'Customers whose membership ends soon',
    description:
      'Those whose last covered day is today or one of the next days, and who have nothing that follows. What is renewed leaves the list.',
  })
  @PageOf(ExpiringResponse, { isCounted: false })
  listExpiring(@CurrentPrincipal() principal: Principal, @Query() query: ExpiringQuery) {
    return this.lists.expiring(principal, query);
  }

  @Get('lapsed')
  @ApiOperation({
    summary: 'Customers whose membership has ended',
    description: 'Those whose last covered day was one of the last days, and who have nothing that follows.',
  })
  @PageOf(LapsedResponse, { isCounted: false })
  listLapsed(@CurrentPrincipal() principal: Principal, @Query() query: LapsedQuery) {
    return this.lists.lapsed(principal, query);
  }

  @Get('birthdays')
  @ApiOperation({
    summary: 'Active customers whose birthday comes',
    description: "Today's first. Whoever was born on 29 February has it on 1 March of a common year.",
  })
  @PageOf(BirthdayResponse, { isCounted: false })
  listBirthdays(@CurrentPrincipal() principal: Principal, @Query() query: BirthdaysQuery) {
    return this.lists.birthdays(principal, query);
  }

  @Get('incomplete')
  @ApiOperation({
    summary: 'Active customers of whom something is not known',
    description:
      'Those without a phone, a date of birth, an e-mail address or somebody to call in an emergency.',
  })
  @PageOf(IncompleteResponse, { isCounted: false })
  listIncomplete(@CurrentPrincipal() principal: Principal, @Query() query: IncompleteQuery) {
    return this.lists.incomplete(principal, query);
  }

  @Get('absent')
  @ApiOperation({
    summary: 'Active customers who have not come for a while',
    description:
      'Those whose last visit was so many days ago or more, or who have had none although they were customers by then.',
  })
  @PageOf(AbsentResponse, { isCounted: false })
  listAbsent(@CurrentPrincipal() principal: Principal, @Query() query: AbsentQuery) {
    return this.lists.absent(principal, query);
  }
}
