import { type StaffRole } from '@libs/platform/identity';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';

/** A gym: the tenant that owns everything else. */
@Entity('gyms')
@Check('gyms_name_check', `name <> ''`)
@Check('gyms_monthly_fee_cents_check', 'monthly_fee_cents >= 0')
@Check('gyms_currency_check', `currency ~ '^[A-Z]{3}$'`)
// (id) of those whose phones are outdated.
@Index('gyms_phones_outdated_idx', { synchronize: false })
@Check('gyms_description_check', 'char_length(description) <= 10000')
export class Gym {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'gyms_pkey',
  })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  /** As its owner typed it at signup; signing in goes by the account's own. */
  @Column('varchar', { length: 255 })
  email: string;

  @Column('varchar', { length: 255, nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('varchar', { length: 50, nullable: true })
  gym_type: string | null;

  /** In the smallest unit of `currency`. */
  @Column('integer')
  monthly_fee_cents: number;

  /** ISO 4217, upper case. */
  @Column('char', { length: 3 })
  currency: string;

  /** IANA name; "today" of this gym is the date there. */
  @Column('varchar', { length: 64, default: 'UTC' })
  timezone: string;

  /** Who must sign in with a second factor. Principals are made of it. */
  @Column('text', { array: true, default: '{}' })
  second_factor_roles: StaffRole[];

  /** Whether the customers' `phone_e164` are yet to be made by the gym's country, which is a job of the worker. */
  @Column('boolean', { default: false })
  phones_outdated: boolean;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: string;
}
