import { GymsService } from '@libs/gyms';
import { Database } from '@libs/platform/database';
import { type Principal } from '@libs/platform/identity';
import { Job, type RowJob } from '@libs/platform/jobs';
import { MASS_FREEZES, type MassFreeze } from './mass-freeze.entity';
import { MassFreezesRepository } from './mass-freezes.repository';
import { MembershipChanges } from './membership-changes';

/** Memberships that one transaction freezes: their customers are locked until it ends. */
const BATCH_SIZE = 50;

/**
 * Freezes the memberships of a gym, a batch at a time. How far it is, is written down with each batch: whoever goes on after a
 * killed worker freezes none twice.
 */
@Job({ table: MASS_FREEZES, name: 'freeze', concurrency: 1, expireAfterDays: 1 })
export class MassFreezeJob implements RowJob<MassFreeze> {
  constructor(
    private readonly database: Database,
    private readonly massFreezes: MassFreezesRepository,
    private readonly changes: MembershipChanges,
    private readonly gyms: GymsService,
  ) {}

  async run({ gym_id, id, requested_by }: MassFreeze, signal: AbortSignal): Promise<'done'> {
    const actor: Principal = { gym_id, user_id: requested_by, role: 'owner', timezone: 'UTC' };
    const timezone = await this.database.readInGym(actor, (tx) => this.gyms.timezone(tx));
    while (await this.freezeBatch({ ...actor, timezone }, id)) signal.throwIfAborted();
    return 'done';
  }

  /** @returns whether there may be more */
  private freezeBatch(actor: Principal, id: number): Promise<boolean> {
    return this.database.inGym(actor, async (tx) => {
      const massFreeze = await this.massFreezes.find(tx, id);
      if (!massFreeze) return false; // gone with its gym
      const { last_membership_id, reason } = massFreeze;
      const batch = await this.massFreezes.nextAffected(tx, massFreeze, last_membership_id, BATCH_SIZE);
      let frozen = 0;
      // Customers are locked in the order in which everybody does who locks several.
      for (const { id: membershipId, customer_id } of batch.toSorted((a, b) => a.customer_id - b.customer_id))
        if (await this.changes.freezeWithin(tx, customer_id, membershipId, massFreeze, reason)) frozen++;
      const last = batch.at(-1);
      if (last) await this.massFreezes.proceed(tx, id, last.id, frozen);
      return batch.length === BATCH_SIZE;
    });
  }

  describe({ id, total }: MassFreeze): Record<string, unknown> {
    return { mass_freeze_id: id, total };
  }
}
