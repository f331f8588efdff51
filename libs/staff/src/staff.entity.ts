import { type StaffRole } from '@libs/platform/identity';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  Relation,
} from 'typeorm';

/** That a user works for a gym, and as what. */
@Entity('staff')
@Check('staff_role_check', `role IN ('owner', 'manager', 'front_desk', 'coach')`)
@Index('staff_user_id_idx', ['user_id'])
export class Staff {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'staff_pkey' })
  gym_id: number;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'staff_pkey' })
  user_id: number;

  @Column('varchar', { length: 16 })
  role: StaffRole;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  // By name: the entities of gyms and users stay in their own rooms.
  @ManyToOne('Gym', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'gym_id', foreignKeyConstraintName: 'staff_gym_id_fkey' })
  gym?: Relation<{ timezone: string }>;

  @ManyToOne('User', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'staff_user_id_fkey' })
  user?: Relation<{ email: string }>;
}
