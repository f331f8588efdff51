import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { InvitationsRepository } from './invitations.repository';
import { StaffInvitationResponse, toStaffInvitationResponse } from './staff.response';

/** Whom a gym has invited, as data of the gym; without what their links hold. */
@HoldsData({ name: 'staff_invitations', type: 'staff_invitation' })
export class InvitationsData implements DataHolder<StaffInvitationResponse> {
  constructor(private readonly invitations: InvitationsRepository) {}

  async *all(tx: GymTransaction): AsyncGenerator<StaffInvitationResponse> {
    yield* (await this.invitations.list(tx)).map(toStaffInvitationResponse);
  }
}
