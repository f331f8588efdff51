import { JobRow, JobTable } from '@libs/platform/jobs';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A freeze of all memberships of a gym, such as for a closure: work of the worker. */
@Entity('mass_freezes')
@Check('mass_freezes_status_check', `status IN ('pending', 'done', 'expired')`)
@Check('mass_freezes_period_check', 'end_date >= start_date')
@Index('mass_freezes_due_idx', ['due_at'], { where: `status = 'pending'` })
@Index('mass_freezes_settled_at_idx', ['settled_at'])
export class MassFreeze extends JobRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'mass_freezes_pkey' })
  @ForeignKey('Gym', 'id', { name: 'mass_freezes_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'mass_freezes_pkey',
  })
  id: number;

  /** `YYYY-MM-DD`. */
  @Column('date')
  start_date: string;

  /** Inclusive. */
  @Column('date')
  end_date: string;

  @Column('varchar', { length: 500, nullable: true })
  reason: string | null;

  /** The account of whoever asked for it, in whose name the audit log has it. */
  @Column('bigint')
  requested_by: number;

  /** How many memberships there were to freeze when it was asked for. */
  @Column('integer')
  total: number;

  @Column('integer', { default: 0 })
  frozen: number;

  /** The last one that was looked at: whoever goes on begins behind it. */
  @Column('bigint', { default: 0 })
  last_membership_id: number;

  declare status: 'pending' | 'done' | 'expired';
}

export const MASS_FREEZES = new JobTable<MassFreeze>('mass_freezes');
