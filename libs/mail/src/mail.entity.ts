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

export type MailStatus = 'pending' | 'sent' | 'bounced' | 'expired';

/** A mail that a committed transaction owes somebody. The row is the truth; the queue only makes haste. */
@Entity('mails')
@Check('mails_status_check', `status IN ('pending', 'sent', 'bounced', 'expired')`)
@Unique('mails_dedupe_key_key', ['gym_id', 'dedupe_key'])
@Index('mails_due_idx', ['due_at'], { where: `status = 'pending'` })
export class Mail {
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

  @Column('varchar', { length: 16, default: 'pending' })
  status: MailStatus;

  /** When the relay puts a still pending mail on the queue, for the first time or again. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  due_at: Date;

  /** Until when one processor alone may send it; null while none does. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  leased_until: Date | null;

  /** How often it went on the queue: part of the job's id, which must never repeat. */
  @Column('integer', { default: 0 })
  dispatches: number;

  /** How often a processor began to send it. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** Why the last attempt failed. */
  @Column('text', { nullable: true })
  last_error: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  settled_at: Date | null;

  /** W3C trace context of the request that owes it; null when nothing was traced. */
  @Column('varchar', { length: 55, nullable: true })
  traceparent: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: Date;
}
