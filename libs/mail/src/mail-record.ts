import { ApiProperty } from '@nestjs/swagger';
import { HELD, type Mail } from './mail.entity';

/** What became of a mail, as clients know it. */
export const MAIL_STATUSES = ['held', 'pending', 'sent', 'bounced', 'expired'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A mail as an export tells of it. */
export class MailRecord {
  @ApiProperty({ type: 'integer', format: 'int64', example: 4711 })
  id: number;

  @ApiProperty({ description: 'What kind of mail it is.', example: 'customer-welcome' })
  template: string;

  @ApiProperty({
    description: 'What it is filled with. Links that give access are left out.',
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { first_name: 'Ada', gym_name: 'Iron Temple' },
  })
  parameters: Record<string, string>;

  @ApiProperty({ description: 'To whom it goes.', example: 'Ada Lovelace' })
  recipient_name: string;

  @ApiProperty({ format: 'idn-email', example: 'ada@example.com' })
  recipient_email: string;

  @ApiProperty({ enum: MAIL_STATUSES, example: 'sent' })
  status: MailStatus;

  @ApiProperty({ description: 'How often it was tried to send it.', type: 'integer', example: 1 })
  attempts: number;

  @ApiProperty({ description: 'Why it failed last.', type: String, nullable: true, example: null })
  last_error: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({
    description: 'When it was sent or given up.',
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2026-01-01T09:30:02.000Z',
  })
  settled_at: string | null;
}

/** The one mapping from the table to an export: what is not named here never leaves. */
export const toMailRecord = (mail: Mail): MailRecord => ({
  id: mail.id,
  template: mail.template,
  // Parameters that are links have such names (MailRenderer), and links confirm addresses for whoever has them.
  parameters: Object.fromEntries(Object.entries(mail.parameters).filter(([name]) => !name.endsWith('_url'))),
  recipient_name: mail.recipient_name,
  recipient_email: mail.recipient_email,
  status: mail.status === 'pending' && mail.due_at === HELD ? 'held' : mail.status,
  attempts: mail.attempts,
  last_error: mail.last_error,
  created_at: mail.created_at,
  settled_at: mail.settled_at,
});
