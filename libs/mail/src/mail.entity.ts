import { JobRow, JobTable } from '@libs/platform/jobs';
import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

/** A mail that a committed transaction owes somebody. The row is the truth; the queue only makes haste. */
@Entity('mails')
@Check('mails_status_check', `status IN ('pending', 'sent', 'bounced', 'expired')`)
@Unique('mails_dedupe_key_key', ['gym_id', 'dedupe_key'])
@Index('mails_due_idx', ['due_at'], { where: `status = 'pending'` })
export class Mail extends JobRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'mails_pkey' })
  @ForeignKey('Gym', 'id', { name: 'mails_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'mails_pkey',
  })
  id: number;

  /** Names the event that the mail is about: a gym has one row for each. */
  @Column('varchar', { length: 255 })
  dedupe_key: string;

  @Column('varchar', { length: 64 })
  template: string;

  /** What the template is filled with. */
  @Column('jsonb')
  parameters: Record<string, string>;

  @Column('varchar', { length: 300 })
  recipient_name: string;

  @Column('varchar', { length: 255 })
  recipient_email: string;

  @Column('varchar', { length: 300, nullable: true })
  reply_to_name: string | null;

  @Column('varchar', { length: 255, nullable: true })
  reply_to_email: string | null;

  declare status: 'pending' | 'sent' | 'bounced' | 'expired';
}

export const MAILS = new JobTable<Mail>('mails');
