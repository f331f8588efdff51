import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';

/** Days on which a membership rests. Its end is put off by them. */
@Entity('membership_freezes')
@Check('membership_freezes_period_check', 'end_date >= start_date')
@ForeignKey('Membership', ['gym_id', 'membership_id'], ['gym_id', 'id'], {
  name: 'membership_freezes_membership_id_fkey',
  onDelete: 'CASCADE',
})
@Index('membership_freezes_membership_id_idx', ['gym_id', 'membership_id', 'start_date'])
export class MembershipFreeze {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'membership_freezes_pkey' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'membership_freezes_pkey',
  })
  id: number;

  @Column('bigint')
  membership_id: number;

  /** `YYYY-MM-DD`. */
  @Column('date')
  start_date: string;

  /** Inclusive. */
  @Column('date')
  end_date: string;

  @Column('varchar', { length: 500, nullable: true })
  reason: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;
}
