import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A gym as a sender of reminders. It has no row before its first morning. */
@Entity('reminder_senders')
export class ReminderSender {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'reminder_senders_pkey' })
  @ForeignKey('Gym', 'id', { name: 'reminder_senders_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  /** The last day, on the gym's calendar, whose reminders are written; `YYYY-MM-DD`. */
  @Column('date')
  reminded_on: string;

  /** With which its unsubscribe links are signed. */
  @Column('bytea')
  unsubscribe_key: Buffer;
}
