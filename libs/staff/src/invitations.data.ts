import { type GymTransaction } from '@libs/platform/database';
import { type DataHolder, HoldsData } from '@libs/platform/personal-data';
import { InvitationsRepository, type OpenInvitation } from './invitations.repository';

/** Whom a gym has invited, as data of the gym; without what their links hold. */
@HoldsData({ name: 'staff_invitations', type: 'staff_invitation' })
export class InvitationsData implements DataHolder<OpenInvitation> {
  constructor(private readonly invitations: InvitationsRepository) {}

  all(tx: GymTransaction): AsyncIterable<OpenInvitation> {
    return this.invitations.read(tx);
  }
}
