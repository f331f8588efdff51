import { type WorkerTransaction } from '@libs/platform/database';
import { type RetentionPolicy, Retains } from '@libs/platform/retention';
import { InvitationsRepository } from './invitations.repository';

/** Invitations that nobody can accept any more: they have addresses of people who do not work here. */
@Retains({ table: 'staff_invitations' })
export class InvitationsRetention implements RetentionPolicy {
  constructor(private readonly invitations: InvitationsRepository) {}

  deleteBatch(tx: WorkerTransaction, limit: number): Promise<number> {
    return this.invitations.deleteExpired(tx, limit);
  }
}
