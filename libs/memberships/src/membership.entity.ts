import { type PeriodUnit, type WeeklyHours } from '@libs/plans';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';

/** A plan that was sold to a customer. Its terms are those of the day of the sale: a change of the plan does not touch them. */
@Entity('memberships')
@Check('memberships_kind_check', `kind IN ('recurring', 'fixed')`)
@Check('memberships_price_cents_check', 'price_cents >= 0')
@Check('memberships_joining_fee_cents_check', 'joining_fee_cents >= 0')
@Check('memberships_currency_check', `currency ~ '^[A-Z]{3}$'`)
@Check('memberships_period_unit_check', `period_unit IN ('day', 'week', 'month', 'year')`)
@Check('memberships_period_count_check', 'period_count > 0')
@Check('memberships_periods_check', `(periods > 0) = (kind = 'fixed')`)
@Check('memberships_end_date_check', 'end_date >= start_date - 1')
@Check(
  'memberships_unfrozen_end_date_check',
  'unfrozen_end_date <= end_date AND (unfrozen_end_date IS NULL) = (end_date IS NULL)',
)
// What was renewed or replaced once is not again.
@Unique('memberships_renews_id_key', ['gym_id', 'renews_id'])
@Unique('memberships_replaces_id_key', ['gym_id', 'replaces_id'])
@ForeignKey('Customer', ['gym_id', 'customer_id'], ['gym_id', 'id'], {
  name: 'memberships_customer_id_fkey',
  onDelete: 'CASCADE',
})
@ForeignKey('Plan', ['gym_id', 'plan_id'], ['gym_id', 'id'], {
  name: 'memberships_plan_id_fkey',
  deferrable: 'INITIALLY DEFERRED',
})
@Index('memberships_customer_id_idx', ['gym_id', 'customer_id', 'id'])
@Index('memberships_plan_id_idx', ['gym_id', 'plan_id', 'id'])
@Index('memberships_end_date_idx', ['gym_id', 'end_date', 'id'])
@Index('memberships_ending_idx', ['gym_id', 'id'], {
  where: 'cancelled_at IS NOT NULL OR ends_reason IS NOT NULL',
})
export class Membership {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'memberships_pkey' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'memberships_pkey',
  })
  id: number;

  @Column('bigint')
  customer_id: number;

  @Column('bigint')
  plan_id: number;

  @Column('varchar', { length: 128 })
  plan_name: string;

  /** `recurring` goes on until it is cancelled; `fixed` ends after `periods`. */
  @Column('varchar', { length: 16 })
  kind: 'recurring' | 'fixed';

  /** Of one period, in the smallest unit of `currency`. */
  @Column('integer')
  price_cents: number;

  /** Once, at the sale; not at renewals. */
  @Column('integer')
  joining_fee_cents: number;

  /** ISO 4217, upper case. */
  @Column('char', { length: 3 })
  currency: string;

  @Column('varchar', { length: 8 })
  period_unit: PeriodUnit;

  @Column('integer')
  period_count: number;

  @Column('integer', { nullable: true })
  periods: number | null;

  @Column('integer')
  minimum_term_periods: number;

  @Column('integer')
  notice_days: number;

  /** Null: any number. */
  @Column('integer', { nullable: true })
  visits_per_period: number | null;

  /** When it lets its customer in; null: at any time. */
  @Column({ type: 'jsonb', nullable: true })
  access: WeeklyHours | null;

  /** `YYYY-MM-DD`, as are the other dates. */
  @Column('date')
  start_date: string;

  /** The last day, inclusive, in the gym's time zone; the day before the first of a membership that never began. */
  @Column('date', { nullable: true })
  end_date: string | null;

  /** Which day that would be if nothing were frozen. */
  @Column('date', { nullable: true })
  unfrozen_end_date: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  cancelled_at: string | null;

  @Column('varchar', { length: 500, nullable: true })
  ends_reason: string | null;

  @Column('bigint', { nullable: true })
  renews_id: number | null;

  @Column('bigint', { nullable: true })
  replaces_id: number | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: string;
}
