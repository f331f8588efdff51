import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That a customer is another one now: both were the same person. */
@Entity('customer_merges')
@Index('customer_merges_into_id_idx', ['gym_id', 'into_id'])
export class CustomerMerge {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'customer_merges_pkey' })
  @ForeignKey('Gym', 'id', { name: 'customer_merges_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  /** Of a customer who is gone. */
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'customer_merges_pkey' })
  from_id: number;

  /** Of one who may be gone by now, too. */
  @Column('bigint')
  into_id: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  merged_at: string;
}
