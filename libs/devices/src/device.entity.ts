import {
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

/** A tablet at the entrance, with which customers check themselves in. Its token is good until the row ends. */
@Entity('devices')
@Unique('devices_token_hash_key', ['gym_id', 'token_hash'])
export class Device {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'devices_pkey' })
  @ForeignKey('Gym', 'id', { name: 'devices_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'devices_pkey',
  })
  id: number;

  @Column('varchar', { length: 100 })
  name: string;

  /** SHA-256 of the token. */
  @Column('bytea')
  token_hash: Buffer;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  /** When it asked last what it shall show. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  last_seen_at: string | null;

  /** IP address from which it did. */
  @Column('varchar', { length: 45, nullable: true })
  address: string | null;
}
