import {
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';

/** What somebody of the staff wrote down about a customer. */
@Entity('customer_notes')
@ForeignKey('Customer', ['gym_id', 'customer_id'], ['gym_id', 'id'], {
  name: 'customer_notes_customer_id_fkey',
  onDelete: 'CASCADE',
})
@Index('customer_notes_customer_id_idx', ['gym_id', 'customer_id', 'id'])
export class CustomerNote {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'customer_notes_pkey' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'customer_notes_pkey',
  })
  id: number;

  @Column('bigint')
  customer_id: number;

  /** The account that wrote it, which may be gone. */
  @Column('bigint')
  author_id: number;

  @Column('varchar', { length: 10_000 })
  text: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: string;
}
