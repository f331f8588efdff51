import { ApiProperty, OmitType } from '@nestjs/swagger';
import { MailRecord, toMailRecord } from './mail-record';
import { type Mail } from './mail.entity';

/** A mail in the log: to whom it went and what became of it, and not what it says. */
export class MailResponse extends OmitType(MailRecord, ['parameters']) {
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    description: 'The customer whom it is to; null of a mail to the gym or its staff.',
    nullable: true,
    example: 17,
  })
  customer_id: number | null;
}

export function toMailResponse(mail: Mail): MailResponse {
  const { parameters: _, ...record } = toMailRecord(mail);
  return { ...record, customer_id: mail.customer_id };
}
