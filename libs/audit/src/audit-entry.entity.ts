import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What a change left of a row, by column. */
export type Values = Record<string, unknown>;

/** One change of a gym's data, or one event. Only ever added; {@link AuditLog} and a trigger on each table do that. */
@Entity('audit_log')
@Index('audit_log_resource_idx', ['gym_id', 'resource', 'resource_id', 'id'])
@Index('audit_log_actor_idx', ['gym_id', 'actor_id', 'id'])
@Index('audit_log_action_idx', ['gym_id', 'action', 'id'])
@Index('audit_log_at_idx', ['gym_id', 'at'])
@Index('audit_log_retention_idx', ['at'])
export class AuditEntry {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_log_pkey' })
  gym_id: number;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'audit_log_pkey',
  })
  id: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  at: string;

  /** No foreign key: the entry outlives the account. */
  @Column('bigint', {
    nullable: true,
    default: () => `(current_setting_or_null('app.actor_id'))`,
  })
  actor_id: number | null;

  /** The device that acted, where no account did. */
  @Column('bigint', {
    nullable: true,
    default: () => `(current_setting_or_null('app.device_id'))`,
  })
  actor_device_id: number | null;

  @Column('varchar', { length: 64 })
  action: string;

  @Column('varchar', { length: 64 })
  resource: string;

  @Column('bigint')
  resource_id: number;

  @Column('jsonb', { nullable: true })
  before: Values | null;

  @Column('jsonb', { nullable: true })
  after: Values | null;

  @Column('varchar', {
    length: 64,
    nullable: true,
    default: () => `current_setting_or_null('app.request_id')`,
  })
  request_id: string | null;

  @Column('inet', {
    nullable: true,
    default: () => `(current_setting_or_null('app.client_address'))`,
  })
  client_address: string | null;
}
