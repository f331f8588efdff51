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
@Index('mails_held_idx', ['gym_id', 'id'], { where: `status = 'pending' AND due_at = 'infinity'` })
@Index('mails_customer_id_idx', ['gym_id', 'customer_id'], { where: 'customer_id IS NOT NULL' })
@Index('mails_settled_at_idx', ['settled_at'], { where: 'settled_at IS NOT NULL' })
@Index('mails_failed_idx', ['gym_id', 'id'], { where: `status IN ('bounced', 'expired')` })
@ForeignKey('Customer', ['gym_id', 'customer_id'], ['gym_id', 'id'], {
  name: 'mails_customer_id_fkey',
  onDelete: 'CASCADE',
})
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

  /** The customer whom the mail is to, and with whom it goes; null for a mail to the gym itself. */
  @Column('bigint', { nullable: true })
  customer_id: number | null;

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

/**
 * The `due_at` of a mail that waits until `MailsRepository.admit` lets it through, as every mail to a customer does.
 * From then on it is as if it had just been written.
 */
export const HELD = 'infinity';

export const MAILS = new JobTable<Mail>('mails', { condition: `due_at < 'infinity'` });
