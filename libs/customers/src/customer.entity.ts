import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';

/** At the front desk, with an import, by the link in a mail. */
export const MAIL_CONSENT_SOURCES = ['desk', 'import', 'unsubscribe'] as const;
export type MailConsentSource = (typeof MAIL_CONSENT_SOURCES)[number];

/** A member of a gym. Column, property and wire name are one. */
@Entity('customers')
@Check('customers_first_name_check', `first_name <> ''`)
@Check('customers_last_name_check', `last_name <> ''`)
@Check('customers_notes_check', 'char_length(notes) <= 10000')
@Check('customers_tags_check', 'cardinality(tags) <= 20')
@Check('customers_email_check', 'email IS NOT NULL OR guardian_id IS NOT NULL')
@Check(
  'customers_mail_consent_check',
  '(mail_consent IS NULL) = (mail_consent_at IS NULL) AND (mail_consent IS NULL) = (mail_consent_source IS NULL)',
)
@Check('customers_membership_period_check', 'membership_end >= membership_start')
// (gym_id, created_at DESC, id DESC): the order of every list, so that a page is read without a sort.
@Index('customers_list_idx', { synchronize: false })
// Blocks of time, trigrams of search_text, parts of phone numbers, each gym's apart: searches.
@Index('customers_search_blocks_idx', { synchronize: false })
// (gym_id, a sort_… column of the view searchable_customers, id): the other orders of the list, either way.
@Index('customers_sort_name_idx', { synchronize: false })
@Index('customers_sort_email_idx', { synchronize: false })
@Index('customers_membership_end_idx', { synchronize: false })
// (gym_id, membership_end) of whoever has another stretch of memberships to come.
@Index('customers_next_membership_idx', { synchronize: false })
// Each number or id once in a gym, where there is one.
@Index('customers_external_id_key', ['gym_id', 'external_id'], {
  unique: true,
  where: 'external_id IS NOT NULL',
})
@Index('customers_card_number_key', ['gym_id', 'card_number'], {
  unique: true,
  where: 'card_number IS NOT NULL',
})
// Who has a guardian, a number that can be called, or tags.
@ForeignKey('Customer', ['gym_id', 'guardian_id'], ['gym_id', 'id'], { name: 'customers_guardian_id_fkey' })
@Index('customers_guardian_id_idx', ['gym_id', 'guardian_id', 'id'], { where: 'guardian_id IS NOT NULL' })
@Index('customers_phone_idx', ['gym_id', 'phone_e164', 'id'], { where: 'phone_e164 IS NOT NULL' })
@Index('customers_tags_idx', { synchronize: false })
// (gym_id, id) of whoever lacks something that a gym should know.
@Index('customers_incomplete_idx', { synchronize: false })
// (gym_id, the birthday as the view customer_birthdays has it, id).
@Index('customers_birthday_idx', { synchronize: false })
export class Customer {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'customers_pkey' })
  @ForeignKey('Gym', 'id', { name: 'customers_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'customers_pkey',
  })
  id: number;

  @Column('varchar', { length: 128 })
  first_name: string;

  @Column('varchar', { length: 128 })
  last_name: string;

  /** Null for none but customers with a guardian, who gets their mails. */
  @Column('varchar', { length: 255, nullable: true })
  email: string | null;

  @Column('varchar', { length: 32, nullable: true })
  phone: string | null;

  /** `phone` as E.164 by the gym's country; null for what is no number that can be called. Not answered: for matching. */
  @Column('varchar', { length: 16, nullable: true })
  phone_e164: string | null;

  /** What the gym set. Whether a customer is active today also depends on `membership_end`. */
  @Column('boolean', { default: true })
  active: boolean;

  /** `YYYY-MM-DD`, as are the other dates. */
  @Column('date', { nullable: true })
  date_of_birth: string | null;

  @Column('date', { nullable: true })
  membership_start: string | null;

  /** The last day of the membership, inclusive, in the gym's time zone. */
  @Column('date', { nullable: true })
  membership_end: string | null;

  /** Whether `active`, `membership_start` and `membership_end` follow from memberships. */
  @Column('boolean', { default: false })
  has_memberships: boolean;

  /** When another stretch of memberships begins, after days without one. */
  @Column('date', { nullable: true })
  next_membership_start: string | null;

  @Column('text', { nullable: true })
  notes: string | null;

  /** What another system calls the customer. */
  @Column('varchar', { length: 64, nullable: true })
  external_id: string | null;

  @Column('varchar', { length: 64, nullable: true })
  card_number: string | null;

  @Column('text', { array: true, default: '{}' })
  tags: string[];

  @Column('bigint', { nullable: true })
  guardian_id: number | null;

  @Column('varchar', { length: 128, nullable: true })
  emergency_contact_name: string | null;

  @Column('varchar', { length: 32, nullable: true })
  emergency_contact_phone: string | null;

  /** Null: never asked. */
  @Column('boolean', { nullable: true })
  mail_consent: boolean | null;

  /** When it was given or withdrawn. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  mail_consent_at: string | null;

  /** How it was given or withdrawn. */
  @Column('varchar', { length: 16, nullable: true })
  mail_consent_source: MailConsentSource | null;

  /** The photo of them: a row of the table of photos. */
  @Column('bigint', { nullable: true })
  photo_id: number | null;

  /**
   * First name, last name, e-mail and full name, each on a line, as people compare them. A trigger writes it
   * (docs/decisions/0014-search.md).
   */
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  search_text?: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: string;
}
