import { Allow, AllowEveryRole, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { ChecksIfMatch, ExistsFilter, HasEtag, IdParam, IfMatch, Precondition } from '@libs/platform/input';
import { ApiProblem } from '@libs/platform/problems';
import { type RateLimit, Throttle } from '@libs/platform/rate-limits';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, UseFilters } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Request } from 'express';
import { InvitationsService } from './invitations.service';
import { InviteStaffDto, UpdateStaffDto } from './staff.dto';
import { alreadyStaff, lastOwner, staffMemberNotFound, tooManyInvitations } from './staff.problems';
import { StaffInvitationResponse, StaffMemberResponse } from './staff.response';
import { StaffService } from './staff.service';

/** Mails that a gym sends to people of whom we know nothing. */
const INVITATION_LIMIT: RateLimit = {
  name: 'staff-invitations',
  attempts: 50,
  seconds: 24 * 60 * 60,
  of: (request) => String((request as Request & { user: Principal }).user.gym_id),
};

const StaffMemberId = () => IdParam(staffMemberNotFound, "The staff member's account.");

@ApiTags('staff')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get()
  @Allow('owner', 'manager')
  @ApiOperation({ summary: 'Who works for the gym', description: 'Who came first comes first.' })
  @ApiOkResponse({ type: [StaffMemberResponse] })
  listStaff(@CurrentPrincipal() principal: Principal) {
    return this.staff.list(principal);
  }

  @Post()
  @Allow('owner')
  @ApiOperation({
    summary: 'Invite somebody to work for the gym',
    description:
      'They get a mail with a link that is good once, for seven days. Whoever is invited again gets another; the first is void then.',
  })
  @ApiCreatedResponse({ type: StaffInvitationResponse })
  @ApiProblem(alreadyStaff, tooManyInvitations)
  @Throttle({ limits: [INVITATION_LIMIT] })
  inviteStaff(@CurrentPrincipal() principal: Principal, @Body() dto: InviteStaffDto) {
    return this.invitations.invite(principal, dto);
  }

  @Delete('me')
  @AllowEveryRole()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Leave the gym',
    description: 'An account that works for no other gym goes as well.',
  })
  @ApiNoContentResponse()
  @ApiProblem(lastOwner)
  leaveGym(@CurrentPrincipal() principal: Principal) {
    return this.staff.remove(principal, principal.user_id, Precondition.NONE);
  }

  @Get(':id')
  @Allow('owner', 'manager')
  @HasEtag()
  @ApiOperation({ summary: 'One staff member' })
  @ApiOkResponse({ type: StaffMemberResponse })
  getStaffMember(@CurrentPrincipal() principal: Principal, @StaffMemberId() id: number) {
    return this.staff.get(principal, id);
  }

  @Patch(':id')
  @Allow('owner')
  @HasEtag()
  @ChecksIfMatch()
  @UseFilters(ExistsFilter(StaffService, staffMemberNotFound))
  @ApiOperation({
    summary: "Change a staff member's role",
    description: 'It holds from the next request on.',
  })
  @ApiOkResponse({ type: StaffMemberResponse })
  @ApiProblem(lastOwner)
  updateStaffMember(
    @CurrentPrincipal() principal: Principal,
    @StaffMemberId() id: number,
    @Body() dto: UpdateStaffDto,
    @IfMatch() precondition: Precondition,
  ) {
    return this.staff.changeRole(principal, id, dto, precondition);
  }

  @Delete(':id')
  @Allow('owner')
  @ChecksIfMatch()
  @HttpCode(204)
  @ApiOperation({
    summary: "End a staff member's work for the gym",
    description: 'They are signed out of it at once. An account that works for no other gym goes as well.',
  })
  @ApiNoContentResponse()
  @ApiProblem(lastOwner)
  removeStaffMember(
    @CurrentPrincipal() principal: Principal,
    @StaffMemberId() id: number,
    @IfMatch() precondition: Precondition,
  ) {
    return this.staff.remove(principal, id, precondition);
  }
}
