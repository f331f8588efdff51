import { Database } from '@libs/platform/database';
import { Injectable } from '@nestjs/common';
import { LEASE_SECONDS, PATIENCE_SECONDS, RETRY_DAYS } from './mail-schedule';
import { Mail, MailStatus } from './mail.entity';

/** What a job on the queue knows: which row. */
export type MailKey = Pick<Mail, 'gym_id' | 'id'>;

/** A pending mail whose time has come, and how often it was on the queue. */
export type DueMail = MailKey & Pick<Mail, 'dispatches'>;

/**
 * The worker's statements on `mails`. Each stands alone and is guarded by the row's own state, so that any number
 * of workers may run them at once. `attempts` tells one lease from the next: who lost its lease changes nothing.
 */
@Injectable()
export class MailRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes pending mails that are due, oldest first, and postpones them so that no other relay takes them too.
   * A mail that waits long in a long queue is asked after ever less often: after its own age, five minutes at most.
   */
  takeDue(limit: number): Promise<DueMail[]> {
    return this.update(
      `UPDATE mails SET due_at = now() + least(greatest(now() - mails.created_at, $2 * interval '1 second'), interval '5 minutes')
       FROM (SELECT gym_id, id FROM mails WHERE status = 'pending' AND due_at <= now()
             ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
       WHERE mails.gym_id = due.gym_id AND mails.id = due.id
       RETURNING mails.gym_id, mails.id, mails.dispatches`,
      [limit, PATIENCE_SECONDS],
    );
  }

  /** Counts one more time on the queue, and returns the new count, which names the job. */
  countDispatch(mails: MailKey[]): Promise<(DueMail & Pick<Mail, 'traceparent'>)[]> {
    return this.update(
      `UPDATE mails SET dispatches = dispatches + 1
       FROM unnest($1::bigint[], $2::bigint[]) AS dispatched (gym_id, id)
       WHERE mails.gym_id = dispatched.gym_id AND mails.id = dispatched.id
       RETURNING mails.gym_id, mails.id, mails.dispatches, mails.traceparent`,
      [mails.map(({ gym_id }) => gym_id), mails.map(({ id }) => id)],
    );
  }

  /** Gives up on mails that were tried in vain for {@link RETRY_DAYS}. */
  expire(): Promise<Mail[]> {
    return this.update(
      `UPDATE mails SET status = 'expired', settled_at = now(), leased_until = NULL
       WHERE status = 'pending' AND due_at <= now() AND attempts > 0 AND created_at < now() - $1 * interval '1 day'
       RETURNING *`,
      [RETRY_DAYS],
    );
  }

  /** Leases a mail for sending; undefined when it is settled, or somebody else has it. */
  async claim({ gym_id, id }: MailKey): Promise<Mail | undefined> {
    const [mail] = await this.update<Mail>(
      `UPDATE mails SET attempts = attempts + 1, leased_until = now() + $3 * interval '1 second',
         due_at = now() + $3 * interval '1 second'
       WHERE gym_id = $1 AND id = $2 AND status = 'pending' AND (leased_until IS NULL OR leased_until <= now())
       RETURNING *`,
      [gym_id, id, LEASE_SECONDS],
    );
    return mail;
  }

  /** Keeps the lease while sending takes its time. */
  async renewLease({ gym_id, id, attempts }: Mail): Promise<void> {
    await this.update(
      `UPDATE mails SET leased_until = now() + $4 * interval '1 second', due_at = now() + $4 * interval '1 second'
       WHERE gym_id = $1 AND id = $2 AND attempts = $3 AND status = 'pending'`,
      [gym_id, id, attempts, LEASE_SECONDS],
    );
  }

  /** Closes the matter: nothing is sent any more. */
  async settle({ gym_id, id }: Mail, status: MailStatus, error?: string): Promise<void> {
    await this.update(
      `UPDATE mails SET status = $3, last_error = $4, settled_at = now(), leased_until = NULL
       WHERE gym_id = $1 AND id = $2 AND status = 'pending'`,
      [gym_id, id, status, error ?? null],
    );
  }

  /** Gives the lease back after a failure; unless BullMQ retries by then, the relay does after `restSeconds`. */
  async release({ gym_id, id, attempts }: Mail, error: string, restSeconds: number): Promise<void> {
    await this.update(
      `UPDATE mails SET last_error = $4, due_at = now() + $5 * interval '1 second', leased_until = NULL
       WHERE gym_id = $1 AND id = $2 AND attempts = $3 AND status = 'pending'`,
      [gym_id, id, attempts, error, restSeconds],
    );
  }

  private async update<Row>(statement: string, parameters: unknown[]): Promise<Row[]> {
    const [rows] = await this.database.asSystem((tx) =>
      tx.manager.query<[Row[], number]>(statement, parameters),
    );
    return rows;
  }
}
