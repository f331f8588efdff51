import {
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';

/** That somebody is signed in to a gym, from one device. It ends with the row. */
@Entity('sessions')
@Index('sessions_user_id_idx', ['user_id'])
@Index('sessions_staff_idx', ['gym_id', 'user_id'])
@Index('sessions_expires_at_idx', ['expires_at'])
@ForeignKey('Staff', ['gym_id', 'user_id'], ['gym_id', 'user_id'], {
  name: 'sessions_staff_fkey',
  onDelete: 'CASCADE',
})
export class Session {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'sessions_pkey' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'sessions_pkey',
  })
  id: number;

  @Column('bigint')
  user_id: number;

  /** What the device called itself when it signed in or refreshed last. */
  @Column('varchar', { length: 255, nullable: true })
  user_agent: string | null;

  /** IP address from which it did. */
  @Column('varchar', { length: 45, nullable: true })
  address: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  refreshed_at: string;

  /** When it ends at the latest, however often it is refreshed. */
  @Column({ type: 'timestamptz', precision: 3 })
  expires_at: string;
}

/** A refresh token that a session had, or has: its SHA-256, for the token itself is the client's alone. */
@Entity('refresh_tokens')
@ForeignKey('Session', ['gym_id', 'session_id'], ['gym_id', 'id'], {
  name: 'refresh_tokens_session_fkey',
  onDelete: 'CASCADE',
})
export class RefreshTokenRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'refresh_tokens_pkey' })
  gym_id: number;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'refresh_tokens_pkey' })
  session_id: number;

  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'refresh_tokens_pkey' })
  hash: Buffer;

  /** When it was exchanged for the next one; null while it is the newest. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  used_at: string | null;
}
