import { ApiProperty } from '@nestjs/swagger';
import { AuditEntry, type Values } from './audit-entry.entity';

/** An entry of the audit log on the wire. */
export class AuditEntryResponse {
  @ApiProperty({ type: 'integer', format: 'int64', example: 4711 })
  id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  at: string;

  @ApiProperty({
    description: 'The account that did it; `null` when nobody was signed in. It may be gone by now.',
    type: 'integer',
    format: 'int64',
    nullable: true,
    example: 5,
  })
  actor_id: number | null;

  @ApiProperty({
    description: 'The device that did it, where no account did. It may be revoked by now.',
    type: 'integer',
    format: 'int64',
    nullable: true,
    example: null,
  })
  actor_device_id: number | null;

  @ApiProperty({ description: 'What was done.', example: 'customer.updated' })
  action: string;

  @ApiProperty({ description: 'The kind of thing that it was done to.', example: 'customer' })
  resource: string;

  @ApiProperty({
    description: 'Which one. It may be gone by now.',
    type: 'integer',
    format: 'int64',
    example: 17,
  })
  resource_id: number;

  @ApiProperty({
    description: 'What it was before: all of it where it was deleted, where it was updated what changed.',
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { phone: null },
  })
  before: Values | null;

  @ApiProperty({
    description: 'What it was afterwards: all of it where it was created, where it was updated what changed.',
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { phone: '+44 20 7946 0000' },
  })
  after: Values | null;

  @ApiProperty({
    description: '`X-Request-Id` of the request that did it.',
    type: String,
    nullable: true,
    example: '7c0f6b1e-5c1c-4a55-9f0f-0f4f3c1d2b6a',
  })
  request_id: string | null;

  @ApiProperty({
    description: 'IP address that the request came from.',
    type: String,
    nullable: true,
    example: '203.0.113.9',
  })
  client_address: string | null;
}

/** A page of the audit log. */
export class AuditPageResponse {
  @ApiProperty({ description: 'Newest first.', type: [AuditEntryResponse] })
  items: AuditEntryResponse[];

  @ApiProperty({
    description: '`cursor` of the next page; `null` on the last one.',
    type: String,
    nullable: true,
    example: 'WyItaWQiLDQ3MTFd',
  })
  next_cursor: string | null;
}

/** The one mapping from the table to the wire. */
export const toAuditEntryResponse = (entry: AuditEntry): AuditEntryResponse => ({
  id: entry.id,
  at: entry.at,
  actor_id: entry.actor_id,
  actor_device_id: entry.actor_device_id,
  action: entry.action,
  resource: entry.resource,
  resource_id: entry.resource_id,
  before: entry.before,
  after: entry.after,
  request_id: entry.request_id,
  client_address: entry.client_address,
});
