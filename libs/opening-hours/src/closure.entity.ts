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
import { type ClosedDays } from './opening';

/** Days on which a gym does not open. */
@Entity('closures')
@Check('closures_length_check', 'end_date - start_date BETWEEN 0 AND 365')
// The order of the list.
@Index('closures_start_date_idx', ['gym_id', 'start_date', 'id'])
export class Closure implements ClosedDays {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'closures_pkey' })
  @ForeignKey('Gym', 'id', { name: 'closures_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'closures_pkey',
  })
  id: number;

  /** `YYYY-MM-DD`, on the gym's calendar. */
  @Column('date')
  start_date: string;

  /** Inclusive. */
  @Column('date')
  end_date: string;

  @Column('varchar', { length: 200, nullable: true })
  reason: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;
}
