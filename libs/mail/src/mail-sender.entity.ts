import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A gym as a sender of mails to its customers: whether it may, and by which link that is decided. */
@Entity('mail_senders')
export class MailSender {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'mail_senders_pkey' })
  @ForeignKey('Gym', 'id', { name: 'mail_senders_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  /** When the owner confirmed the address; null until then. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  verified_at: string | null;

  /** SHA-256 of the token in the link of the welcome mail; null when none was sent. */
  @Column('bytea', { nullable: true })
  token_hash: Buffer | null;

  /** The last day, in UTC, on which mails were let through; null before the first. */
  @Column('date', { nullable: true })
  admitted_on: string | null;

  /** How many mails were let through on that day. */
  @Column('integer', { default: 0 })
  admitted: number;

  /** How many mails to customers servers have accepted so far. */
  @Column('bigint', { default: 0 })
  delivered: number;

  /** How the last hundred fared, oldest first: `s` was sent, `b` has bounced. */
  @Column('varchar', { length: 100, default: '' })
  recent_outcomes: string;

  /** When too many had bounced; null until then, and again once somebody of ours has looked at it. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  stopped_at: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;
}
