import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { type Decision, type Reason } from './access-decision';

/** Somebody came, and was let in or not. Who was let in made a visit. */
@Entity('check_ins')
@Check('check_ins_decision_check', `decision IN ('allowed', 'denied')`)
@Check('check_ins_card_number_check', '(customer_id IS NULL) = (card_number IS NOT NULL)')
@Check(
  'check_ins_reasons_check',
  `CASE decision WHEN 'denied' THEN cardinality(reasons) > 0 AND override_reason IS NULL
     ELSE customer_id IS NOT NULL AND (cardinality(reasons) > 0) = (override_reason IS NOT NULL) END`,
)
@Check(
  'check_ins_visit_check',
  `decision = 'allowed' OR (membership_id IS NULL AND checked_out_at IS NULL AND voided_at IS NULL)`,
)
@Check('check_ins_checked_out_at_check', 'checked_out_at >= occurred_at')
@Check('check_ins_void_reason_check', '(voided_at IS NULL) = (void_reason IS NULL)')
@ForeignKey('Customer', ['gym_id', 'customer_id'], ['gym_id', 'id'], {
  name: 'check_ins_customer_id_fkey',
  onDelete: 'CASCADE',
})
// The order of the list; who is in; who came when.
@Index('check_ins_occurred_at_idx', ['gym_id', 'occurred_at', 'id'])
@Index('check_ins_customer_id_idx', ['gym_id', 'customer_id', 'occurred_at', 'id'])
// Few among many.
@Index('check_ins_denied_idx', ['gym_id', 'occurred_at', 'id'], { where: `decision = 'denied'` })
@Index('check_ins_voided_idx', ['gym_id', 'occurred_at', 'id'], { where: 'voided_at IS NOT NULL' })
@Index('check_ins_retention_idx', ['created_at'], { where: 'customer_id IS NULL' })
export class CheckIn {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'check_ins_pkey' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'check_ins_pkey',
  })
  id: number;

  /** Null of an unknown card. */
  @Column('bigint', { nullable: true })
  customer_id: number | null;

  /** Of an unknown card alone. */
  @Column('varchar', { length: 64, nullable: true })
  card_number: string | null;

  /** The membership that let the customer in, whose visits it counts among; null where none did. */
  @Column('bigint', { nullable: true })
  membership_id: number | null;

  /** Which may be long before it was sent. */
  @Column({ type: 'timestamptz', precision: 3 })
  occurred_at: string;

  @Column('varchar', { length: 8 })
  decision: Decision;

  /** What spoke against it, also where it was overridden. */
  @Column('text', { array: true, default: '{}' })
  reasons: Reason[];

  @Column('varchar', { length: 500, nullable: true })
  override_reason: string | null;

  /** The account of whoever sent it, and overrode what spoke against it; 0 where a device sent it. */
  @Column('bigint')
  checked_in_by: number;

  /** The device that sent it, where no account did. It may be revoked by now. */
  @Column('bigint', { nullable: true })
  device_id: number | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  checked_out_at: string | null;

  /** A voided visit counts nowhere. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  voided_at: string | null;

  @Column('varchar', { length: 500, nullable: true })
  void_reason: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;
}
