import { type StaffRole } from '@libs/platform/identity';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

/** That somebody may join a gym's staff, once they open the link that was mailed to them. It ends with the row. */
@Entity('staff_invitations')
@Check('staff_invitations_role_check', `role IN ('owner', 'manager', 'front_desk', 'coach')`)
@Unique('staff_invitations_email_key_key', ['gym_id', 'email_key'])
@Index('staff_invitations_expires_at_idx', ['expires_at'])
export class StaffInvitation {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'staff_invitations_pkey' })
  @ForeignKey('Gym', 'id', { name: 'staff_invitations_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'staff_invitations_pkey',
  })
  id: number;

  @Column('varchar', { length: 255 })
  email: string;

  /** The address as `canonicalEmail` has it: one has one invitation of a gym. */
  @Column('text')
  email_key: string;

  @Column('varchar', { length: 16 })
  role: StaffRole;

  /** SHA-256 of the link's token. */
  @Column('bytea')
  token_hash: Buffer;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @Column({ type: 'timestamptz', precision: 3 })
  expires_at: string;
}
