import { type StaffRole } from '@libs/platform/identity';
import { Check, Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

/** A gym: the tenant that owns everything else. */
@Entity('gyms')
@Check('gyms_name_check', `name <> ''`)
@Check('gyms_monthly_fee_cents_check', 'monthly_fee_cents >= 0')
@Check('gyms_currency_check', `currency ~ '^[A-Z]{3}$'`)
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

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: string;
}
