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
import { type DateOrder } from './date-order';
import { type ColumnField } from './import-fields';
import { ROW_OUTCOMES } from './import-row.entity';

/** What is done with the rows of a file, in this order. */
export type ImportStep = 'upload' | 'dry_run' | 'commit' | 'undo';

/** What became of rows, by how many. */
export const COUNTS = ['rows_read', ...ROW_OUTCOMES] as const;
export type ImportCounts = Record<(typeof COUNTS)[number], number>;

/** A file of customers, how it is to be read, and how far that is. */
@Entity('imports')
@Check('imports_date_order_check', `date_order IN ('dmy', 'mdy', 'ymd')`)
@Check('imports_on_match_check', `on_match IN ('update', 'skip')`)
@Check('imports_step_check', `step IN ('upload', 'dry_run', 'commit', 'undo')`)
@Index('imports_retention_idx', ['updated_at'])
export class Import implements ImportCounts {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'imports_pkey' })
  @ForeignKey('Gym', 'id', { name: 'imports_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'imports_pkey',
  })
  id: number;

  @Column('varchar', { length: 255 })
  file_name: string;

  @Column('varchar', { length: 16, nullable: true })
  encoding: string | null;

  @Column('char', { length: 1, nullable: true })
  delimiter: string | null;

  /** The names in the first line of the file. */
  @Column('jsonb')
  columns: string[];

  /** What each column is read as. */
  @Column('jsonb')
  mapping: ColumnField[];

  /** Null where the file allows several. */
  @Column('char', { length: 3, nullable: true })
  date_order: DateOrder | null;

  @Column('varchar', { length: 8, default: 'update' })
  on_match: 'update' | 'skip';

  @Column('boolean', { default: false })
  welcome_mails: boolean;

  /** Null until the whole file is there: until then it does not exist for anybody. */
  @Column('integer', { nullable: true })
  total_rows: number | null;

  @Column('varchar', { length: 8, default: 'upload' })
  step: ImportStep;

  /** Which pass through the file `last_line` is of: rows that name a guardian come in the second. */
  @Column('smallint', { default: 1 })
  pass: number;

  /** The last line that the step is done with. */
  @Column('integer', { default: 0 })
  last_line: number;

  @Column('integer', { default: 0 })
  rows_read: number;

  @Column('integer', { default: 0 })
  created: number;

  @Column('integer', { default: 0 })
  updated: number;

  @Column('integer', { default: 0 })
  skipped: number;

  @Column('integer', { default: 0 })
  rejected: number;

  @Column('integer', { default: 0 })
  in_review: number;

  @Column('integer', { default: 0 })
  reverted: number;

  @Column('integer', { default: 0 })
  kept: number;

  /** When the step began. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  started_at: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: string;
}
