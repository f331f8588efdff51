import { ChoiceField, CursorQuery, IdField, optional } from '@libs/platform/input';
import { IntersectionType } from '@nestjs/swagger';
import { MAIL_STATUSES, type MailStatus } from './mail-record';
import { MAIL_TEMPLATES } from './mail-templates';

/** Filters of the list; all can be combined. */
class MailFilters {
  @ChoiceField(MAIL_STATUSES, {
    description: '`held` mails wait until the gym may send them.',
    example: 'bounced',
  })
  status: MailStatus;

  @IdField({ description: 'To this customer.', example: 17 })
  customer_id: number;

  @ChoiceField(MAIL_TEMPLATES, { description: 'Of this kind.', example: 'customer-welcome' })
  template: string;
}

/** A page of the gym's mails, newest first. */
export class ListMailsQuery extends IntersectionType(CursorQuery, optional(MailFilters)) {}
