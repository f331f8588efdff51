import { type WeeklyHours } from '@libs/platform/hours';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** When a gym is open. Without a row, it always is. */
@Entity('opening_hours')
export class OpeningHours {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'opening_hours_pkey' })
  @ForeignKey('Gym', 'id', { name: 'opening_hours_gym_id_fkey', onDelete: 'CASCADE' })
  gym_id: number;

  @Column('jsonb')
  hours: WeeklyHours;
}
