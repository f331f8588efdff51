import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Relation } from 'typeorm';
import { User } from './user.entity';

/** That whoever has the link of a mail may do one thing with an account, once and soon. */
@Entity('account_tokens')
@Check('account_tokens_purpose_check', `purpose IN ('reset_password', 'change_email')`)
@Check('account_tokens_email_check', `(email IS NOT NULL) = (purpose = 'change_email')`)
@Index('account_tokens_user_id_idx', ['user_id'])
@Index('account_tokens_expires_at_idx', ['expires_at'])
export class AccountToken {
  /** SHA-256 of the link's token. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'account_tokens_pkey' })
  hash: Buffer;

  @Column('bigint')
  user_id: number;

  @Column('varchar', { length: 16 })
  purpose: 'reset_password' | 'change_email';

  /** The address that the account shall have. */
  @Column('varchar', { length: 255, nullable: true })
  email: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  expires_at: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'account_tokens_user_id_fkey' })
  user?: Relation<User>;
}
