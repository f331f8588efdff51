import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

/** A person who signs in. Not a gym's: {@link Staff} says for which gyms somebody works. */
@Entity('users')
// On coalesce(email_key, lower(email)): whatever its spelling, an address is one account.
@Index('users_email_key_key', { synchronize: false })
// On lower(email), for the previous release.
@Index('users_email_key', { synchronize: false })
export class User {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'users_pkey',
  })
  id: number;

  @Column('varchar', { length: 255 })
  email: string;

  /** The address as `canonicalEmail` has it; null where the release before wrote the row, and `lower(email)` counts. */
  @Column('text', { nullable: true })
  email_key: string | null;

  @Column('varchar', { length: 60 })
  password_hash: string;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: string;
}
