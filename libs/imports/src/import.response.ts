import { ApiProperty } from '@nestjs/swagger';
import { ImportOptions } from './import.dto';
import { type Import, type ImportStep } from './import.entity';
import { type ImportRun } from './import-run.entity';

const STATUSES = [
  'uploaded',
  'checking',
  'checked',
  'committing',
  'committed',
  'undoing',
  'undone',
  'failed',
] as const;
type ImportStatus = (typeof STATUSES)[number];

/** An import, how it reads its file, and how far it is. */
export class ImportResponse extends ImportOptions {
  @ApiProperty({ type: 'integer', format: 'int64', example: 3 })
  id: number;

  @ApiProperty({ example: 'members.csv' })
  file_name: string;

  @ApiProperty({
    enum: STATUSES,
    description: '`failed`: the worker tried for a day in vain; ask again for what was asked.',
    example: 'uploaded',
  })
  status: ImportStatus;

  @ApiProperty({ enum: ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'], example: 'utf-8' })
  encoding: string;

  @ApiProperty({ enum: [',', ';', '\t'], example: ';' })
  delimiter: string;

  @ApiProperty({ type: [String], description: 'The names in the first line.', example: ['Vorname', 'Name'] })
  columns: string[];

  @ApiProperty({ type: 'integer', description: 'Rows of the file.', example: 1200 })
  total_rows: number;

  @ApiProperty({ type: 'integer', description: 'Rows that the last step has looked at.', example: 600 })
  rows_read: number;

  @ApiProperty({
    type: 'integer',
    description: 'New customers; of a dry run, those there would be.',
    example: 580,
  })
  created: number;

  @ApiProperty({ type: 'integer', description: 'Customers that were there and changed.', example: 10 })
  updated: number;

  @ApiProperty({
    type: 'integer',
    description: 'Rows with nothing to change, and further rows about the same customer.',
    example: 4,
  })
  skipped: number;

  @ApiProperty({ type: 'integer', description: 'Rows that break a rule: see `errors.csv`.', example: 5 })
  rejected: number;

  @ApiProperty({
    type: 'integer',
    description: 'Rows that may or may not be about a customer who is there: see `review`.',
    example: 1,
  })
  in_review: number;

  @ApiProperty({ type: 'integer', description: 'Customers that an undo has taken back.', example: 0 })
  reverted: number;

  @ApiProperty({
    type: 'integer',
    description: 'Customers that an undo has left, as they were changed since: see `errors.csv`.',
    example: 0,
  })
  kept: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'How long the step will take yet, as far as that can be told; null while nothing is under way.',
    example: 8,
  })
  seconds_left: number | null;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  updated_at: string;
}

/** The same with rows to look at. */
export class ImportDetailsResponse extends ImportResponse {
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'The first rows, as they were sent.',
    example: [['Ada', 'Lovelace']],
  })
  samples: string[][];
}

/** An import with the state of its last run. */
export type ImportWithRun = Import & { run_status: ImportRun['status'] | null };

const STATUS_OF: Record<ImportStep, [running: ImportStatus, done: ImportStatus]> = {
  upload: ['uploaded', 'uploaded'],
  dry_run: ['checking', 'checked'],
  commit: ['committing', 'committed'],
  undo: ['undoing', 'undone'],
};

const isRunning = ({ step, run_status }: ImportWithRun): boolean =>
  step !== 'upload' && run_status === 'pending';

function statusOf(row: ImportWithRun): ImportStatus {
  if (row.step !== 'upload' && row.run_status === 'expired') return 'failed';
  return STATUS_OF[row.step][isRunning(row) ? 0 : 1];
}

/** By how long the rows so far took. */
function secondsLeft(row: ImportWithRun, now: number): number | null {
  if (!isRunning(row) || row.started_at === null || row.rows_read === 0) return null;
  const total = row.step === 'undo' ? row.created + row.updated : row.total_rows!;
  const elapsed = (now - Date.parse(row.started_at)) / 1_000;
  return Math.max(0, Math.ceil((elapsed / row.rows_read) * (total - row.rows_read)));
}

/** The one mapping from the table to the wire: what is not named here never leaves. */
export const toImportResponse = (row: ImportWithRun, now = Date.now()): ImportResponse => ({
  id: row.id,
  file_name: row.file_name,
  status: statusOf(row),
  encoding: row.encoding!,
  delimiter: row.delimiter!,
  columns: row.columns,
  mapping: row.mapping,
  date_order: row.date_order,
  on_match: row.on_match,
  welcome_mails: row.welcome_mails,
  total_rows: row.total_rows!,
  rows_read: row.rows_read,
  created: row.created,
  updated: row.updated,
  skipped: row.skipped,
  rejected: row.rejected,
  in_review: row.in_review,
  reverted: row.reverted,
  kept: row.kept,
  seconds_left: secondsLeft(row, now),
  created_at: row.created_at,
  updated_at: row.updated_at,
});
