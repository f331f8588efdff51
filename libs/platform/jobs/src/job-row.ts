import { Column, CreateDateColumn } from 'typeorm';

/**
 * The columns of a table whose rows are work to be done after the transaction that wrote them. An entity extends this
 * class and adds its key `(gym_id, id)`, an index on `due_at` of the pending rows, and what the work is about.
 */
export abstract class JobRow {
  abstract gym_id: number;
  abstract id: number;

  /** `pending` until the work is done; `expired` when it was tried in vain for too long; otherwise the table's own word. */
  @Column('varchar', { length: 16, default: 'pending' })
  status: string;

  /** When a pending row is put on the queue, for the first time or again. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  due_at: string;

  /** Until when one worker alone may do the work; null while none does. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  leased_until: string | null;

  /** How often it went on the queue: part of the job's id, which must never repeat. */
  @Column('integer', { default: 0 })
  dispatches: number;

  /** How often a worker began the work. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** Why the last attempt failed. */
  @Column('text', { nullable: true })
  last_error: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  settled_at: string | null;

  /** W3C trace context of the request that caused the work; null when nothing was traced. */
  @Column('varchar', { length: 55, nullable: true })
  traceparent: string | null;

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: string;
}

/** What a job on the queue knows: which row. */
export type RowKey = Pick<JobRow, 'gym_id' | 'id'>;

/** A pending row whose time has come, and how often it was on the queue. */
export type DueRow = RowKey & Pick<JobRow, 'dispatches'>;
