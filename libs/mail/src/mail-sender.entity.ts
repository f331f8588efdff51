import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A gym as a sender of mails to its customers: whether it may, and by which link that is decided. */
@Entity('mail_senders')
export class MailSender {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'mail_senders_pkey' })
  @ForeignKey('Gym', 'id', { name: 'mail_senders_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  /** When the owner confirmed the address; null until then. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  verified_at: Date | null;

  /** SHA-256 of the token in the link of the welcome mail; null when none was sent. */
  @Column('bytea', { nullable: true })
  token_hash: Buffer | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: Date;
}
