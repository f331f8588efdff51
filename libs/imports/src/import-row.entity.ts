import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const ROW_OUTCOMES = [
  'created',
  'updated',
  'skipped',
  'rejected',
  'in_review',
  'reverted',
  'kept',
] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Why a row as a whole was not simply taken over, or not taken back. */
export const ROW_REASONS = [
  'same_as_line',
  'card_number_of_line',
  'card_number_of_customer',
  'person_of_line',
  'person_of_customer',
  'person_of_customers',
  'child_of_line',
  'child_of_customer',
  'child_of_customers',
  'birthday_of_line',
  'birthday_of_customer',
  'customer_already',
  'customer_deleted',
  'skipped_by_hand',
  'changed_since',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/** Why a row was not simply taken over. Rows that were looked at before there were codes have none. */
export interface RowProblem {
  /** The column's name in the file; null where the row as a whole is meant. */
  column: string | null;
  /** For people, without the value. */
  message: string;
  /** For programs: one of `ROW_REASONS`, or the rule of customers that a field breaks. */
  code?: string;
  /** The field of customers that breaks a rule. */
  field?: string;
  /** Which other line of the file it is about. */
  other_line?: number;
}

/** A problem of a row as a whole. */
export const aboutRow = (code: RowReason, message: string, other_line?: number): RowProblem => ({
  column: null,
  message,
  code,
  other_line,
});

/** Of two rows about one customer, the first counts. */
export const sameCustomerAs = (line: number): RowProblem =>
  aboutRow('same_as_line', `is the same customer as line ${line}`, line);

/** A row of a file as it was sent, and what became of it. */
@Entity('import_rows')
@Check(
  'import_rows_outcome_check',
  `outcome IN ('created', 'updated', 'skipped', 'rejected', 'in_review', 'reverted', 'kept')`,
)
@Index('import_rows_customer_id_idx', ['gym_id', 'customer_id'], { where: 'customer_id IS NOT NULL' })
@ForeignKey('Import', ['gym_id', 'import_id'], ['gym_id', 'id'], {
  name: 'import_rows_import_id_fkey',
  onDelete: 'CASCADE',
})
export class ImportRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'import_rows_pkey' })
  gym_id: number;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'import_rows_pkey' })
  import_id: number;

  /** Of the file, counted from 1. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'import_rows_pkey' })
  line: number;

  @Column('jsonb')
  cells: string[];

  /** Null until it was looked at. */
  @Column('varchar', { length: 16, nullable: true })
  outcome: RowOutcome | null;

  /** Whom it is about, as far as that is known. */
  @Column('bigint', { nullable: true })
  customer_id: number | null;

  @Column('jsonb', { nullable: true })
  problems: RowProblem[] | null;

  /** What an update replaced. */
  @Column('jsonb', { nullable: true })
  replaced: Record<string, unknown> | null;

  /** When the import wrote the customer. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  written_at: string | null;
}
