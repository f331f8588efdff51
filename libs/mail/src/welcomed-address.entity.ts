import { CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An address that a gym has welcomed, not to be read but only to be compared. */
@Entity('welcomed_addresses')
@Index('welcomed_addresses_created_at_idx', ['created_at'])
export class WelcomedAddress {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'welcomed_addresses_pkey' })
  @ForeignKey('Gym', 'id', { name: 'welcomed_addresses_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  /** SHA-256 of the gym's id and the address in its canonical form. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'welcomed_addresses_pkey' })
  address_hash: Buffer;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;
}
