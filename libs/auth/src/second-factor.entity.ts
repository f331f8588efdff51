import { Column, CreateDateColumn, Entity, JoinColumn, OneToOne, PrimaryColumn, Relation } from 'typeorm';
import { User } from './user.entity';

/** What makes the codes that an account needs besides its password. */
@Entity('second_factors')
export class SecondFactor {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'second_factors_pkey' })
  user_id: number;

  /** Names the key that `secret` is sealed with. */
  @Column('varchar', { length: 8 })
  key_id: string;

  /** As {@link SecretBox} seals it. */
  @Column('bytea')
  secret: Buffer;

  /** SHA-256 of each code that was not used yet. */
  @Column('bytea', { array: true, default: '{}' })
  recovery_codes: Buffer[];

  /** The newest step of time whose code was accepted: no code is good twice, and none that is older. */
  @Column('bigint', { default: 0 })
  last_step: number;

  /** Since when it is asked for; null until its owner has shown a code. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  confirmed_at: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'second_factors_user_id_fkey' })
  user?: Relation<User>;
}
