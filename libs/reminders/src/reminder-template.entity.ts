import { type ReminderKind } from '@libs/gyms';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a gym's reminders of a kind say, in words of its own. Without a row, the standard text holds. */
@Entity('reminder_templates')
@Check(
  'reminder_templates_kind_check',
  `kind IN ('14_days_before', '7_days_before', '1_day_before', '1_day_after')`,
)
export class ReminderTemplate {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'reminder_templates_pkey' })
  @ForeignKey('Gym', 'id', { name: 'reminder_templates_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @PrimaryColumn('varchar', { length: 16, primaryKeyConstraintName: 'reminder_templates_pkey' })
  kind: ReminderKind;

  @Column('varchar', { length: 200 })
  subject: string;

  @Column('varchar', { length: 5000 })
  message: string;
}
