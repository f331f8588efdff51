import { GymsService } from '@libs/gyms';
import { MailOutbox } from '@libs/mail';
import { Config } from '@libs/platform/config';
import { type AccountsTransaction, Database } from '@libs/platform/database';
import { gymOfToken, hashOfToken, newGymToken, type Principal } from '@libs/platform/identity';
import { ProblemError } from '@libs/platform/problems';
import { Injectable } from '@nestjs/common';
import { type FoundInvitation, InvitationsRepository } from './invitations.repository';
import { type StaffInvitation } from './staff-invitation.entity';
import { InviteStaffDto } from './staff.dto';
import { alreadyStaff, invitationNotFound, invitationUnknown, tooManyInvitations } from './staff.problems';
import { StaffRepository } from './staff.repository';
import { StaffInvitationResponse, toStaffInvitationResponse } from './staff.response';

/** How many invitations of a gym are open at most. */
const MAX_OPEN = 100;

/** As a role stands in a mail. */
const ROLE_NAMES = {
  owner: 'an owner',
  manager: 'a manager',
  front_desk: 'a member of the front desk',
  coach: 'a coach',
};

/** Asking somebody to work for a gym. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly invitations: InvitationsRepository,
    private readonly staff: StaffRepository,
    private readonly gyms: GymsService,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * Mails an invitation. Its link is good once, for seven days; whoever is invited again gets another, and the first is void.
   *
   * @throws ProblemError `already_staff`, `too_many_invitations`
   */
  invite(
    principal: Principal,
    { email, role }: Pick<InviteStaffDto, 'email' | 'role'>,
  ): Promise<StaffInvitationResponse> {
    const token = newGymToken(principal.gym_id);
    return this.database.inGym(principal, async (tx) => {
      if (await this.staff.hasEmail(tx, email)) throw new ProblemError(alreadyStaff);
      const invitation = await this.invitations.insert(tx, { email, role, token_hash: hashOfToken(token) });
      if ((await this.invitations.list(tx)).length > MAX_OPEN) throw new ProblemError(tooManyInvitations);
      const gym = await this.gyms.contact(tx);
      await this.outbox.add(tx, {
        template: 'staff-invitation',
        recipient: { name: '', email },
        reply_to: gym,
        parameters: {
          gym_name: gym.name,
          role: ROLE_NAMES[role],
          invitation_url: this.config.linkTo('/auth/invitation', token),
        },
      });
      return toStaffInvitationResponse(invitation);
    });
  }

  /** The invitations that were not accepted yet, newest first. */
  list(principal: Principal): Promise<StaffInvitationResponse[]> {
    return this.database.readInGym(principal, async (tx) =>
      (await this.invitations.list(tx)).map(toStaffInvitationResponse),
    );
  }

  /** Takes an invitation back. @throws ProblemError `invitation_not_found` */
  withdraw(principal: Principal, id: number): Promise<void> {
    return this.database.inGym(principal, async (tx) => {
      if (!(await this.invitations.delete(tx, id))) throw new ProblemError(invitationNotFound);
    });
  }

  /** The invitation whose link has this token. @throws ProblemError `invitation_unknown` */
  async find(tx: AccountsTransaction, token: string): Promise<FoundInvitation> {
    const gymId = gymOfToken(token);
    const invitation = gymId && (await this.invitations.find(tx, gymId, hashOfToken(token)));
    if (!invitation) throw new ProblemError(invitationUnknown);
    return invitation;
  }

  /** Uses an invitation up, inside the caller's transaction. @throws ProblemError `invitation_unknown` when it is not there any more */
  async accept(tx: AccountsTransaction, invitation: StaffInvitation): Promise<void> {
    if (!(await this.invitations.take(tx, invitation))) throw new ProblemError(invitationUnknown);
  }
}
