import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What was answered to a scan that its client had given a name: the same is answered whenever it comes again. */
@Entity('check_in_nonces')
@ForeignKey('CheckIn', ['gym_id', 'check_in_id'], ['gym_id', 'id'], {
  name: 'check_in_nonces_check_in_id_fkey',
  onDelete: 'CASCADE',
})
@Index('check_in_nonces_check_in_id_idx', ['gym_id', 'check_in_id'])
export class CheckInNonce {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'check_in_nonces_pkey' })
  gym_id: number;

  @PrimaryColumn('varchar', { length: 128, primaryKeyConstraintName: 'check_in_nonces_pkey' })
  nonce: string;

  /** SHA-256 of what was sent with it. */
  @Column('bytea')
  request_hash: Buffer;

  @Column('bigint')
  check_in_id: number;

  /** Whether the visit was under way already. */
  @Column('boolean')
  already_in: boolean;
}
