import { Allow, CurrentPrincipal, type Principal } from '@libs/platform/identity';
import { IdParam } from '@libs/platform/input';
import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvitationsService } from './invitations.service';
import { invitationNotFound } from './staff.problems';
import { StaffInvitationResponse } from './staff.response';

/** Invitations that `POST /staff` has sent. */
@ApiTags('staff')
@Controller('staff-invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @Allow('owner', 'manager')
  @ApiOperation({ summary: 'Invitations that were not accepted yet, newest first' })
  @ApiOkResponse({ type: [StaffInvitationResponse] })
  listInvitations(@CurrentPrincipal() principal: Principal) {
    return this.invitations.list(principal);
  }

  @Delete(':id')
  @Allow('owner')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an invitation back' })
  @ApiNoContentResponse()
  withdrawInvitation(
    @CurrentPrincipal() principal: Principal,
    @IdParam(invitationNotFound, 'The invitation.') id: number,
  ) {
    return this.invitations.withdraw(principal, id);
  }
}
