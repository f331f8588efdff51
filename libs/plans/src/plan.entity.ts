import { type WeeklyHours } from '@libs/platform/hours';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';
import { type PeriodUnit, type PlanKind, type PlanTerms } from './plan-terms';

/** What a gym sells. A change touches nothing that was sold: memberships keep the terms that they began with. */
@Entity('plans')
@Check('plans_name_check', `name <> ''`)
@Check('plans_description_check', 'char_length(description) <= 10000')
@Check('plans_kind_check', `kind IN ('recurring', 'fixed')`)
@Check('plans_price_cents_check', 'price_cents >= 0')
@Check('plans_joining_fee_cents_check', 'joining_fee_cents >= 0')
@Check('plans_period_unit_check', `period_unit IN ('day', 'week', 'month', 'year')`)
@Check('plans_period_count_check', 'period_count >= 1')
@Check(
  'plans_periods_check',
  `CASE kind WHEN 'fixed' THEN coalesce(periods, 0) >= 1 ELSE periods IS NULL END`,
)
@Check('plans_minimum_term_periods_check', 'minimum_term_periods >= 0')
@Check('plans_notice_days_check', 'notice_days BETWEEN 0 AND 365')
@Check('plans_visits_per_period_check', 'visits_per_period >= 1')
export class Plan implements PlanTerms {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'plans_pkey' })
  @ForeignKey('Gym', 'id', { name: 'plans_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'plans_pkey',
  })
  id: number;

  @Column('varchar', { length: 128 })
  name: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('varchar', { length: 16 })
  kind: PlanKind;

  @Column('integer')
  price_cents: number;

  @Column('integer', { default: 0 })
  joining_fee_cents: number;

  @Column('varchar', { length: 8 })
  period_unit: PeriodUnit;

  @Column('integer')
  period_count: number;

  @Column('integer', { nullable: true })
  periods: number | null;

  @Column('integer', { default: 0 })
  minimum_term_periods: number;

  @Column('integer', { default: 0 })
  notice_days: number;

  @Column('integer', { nullable: true })
  visits_per_period: number | null;

  @Column('jsonb', { nullable: true })
  access: WeeklyHours | null;

  @Column('boolean', { default: false })
  archived: boolean;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: string;
}
