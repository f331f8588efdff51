import { JobRow, JobTable } from '@libs/platform/jobs';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Work of the worker on an import: the step that it is in. */
@Entity('import_runs')
@Check('import_runs_status_check', `status IN ('pending', 'done', 'expired')`)
@Index('import_runs_import_id_idx', ['gym_id', 'import_id', 'id'])
@Index('import_runs_due_idx', ['due_at'], { where: `status = 'pending'` })
@Index('import_runs_pending_key', ['gym_id'], { unique: true, where: `status = 'pending'` })
@ForeignKey('Import', ['gym_id', 'import_id'], ['gym_id', 'id'], {
  name: 'import_runs_import_id_fkey',
  onDelete: 'CASCADE',
})
export class ImportRun extends JobRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'import_runs_pkey' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'import_runs_pkey',
  })
  id: number;

  @Column('bigint')
  import_id: number;

  /** The account of whoever asked for it, in whose name the audit log has it. */
  @Column('bigint')
  requested_by: number;

  declare status: 'pending' | 'done' | 'expired';
}

export const IMPORT_RUNS = new JobTable<ImportRun>('import_runs');
