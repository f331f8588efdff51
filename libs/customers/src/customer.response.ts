import { ApiProperty } from '@nestjs/swagger';
import { CustomerFields } from './customer.dto';
import { Customer, MAIL_CONSENT_SOURCES, type MailConsentSource } from './customer.entity';
import { isActiveOn } from './membership';

/** A customer on the wire. */
export class CustomerResponse extends CustomerFields {
  @ApiProperty({
    description: "Active today: set active, and not past `membership_end` on the gym's calendar.",
    example: true,
  })
  override active: boolean;

  @ApiProperty({
    description: 'When `mail_consent` was given or withdrawn.',
    type: String,
    format: 'date-time',
    nullable: true,
    example: '2026-01-01T09:30:00.000Z',
  })
  mail_consent_at: string | null;

  @ApiProperty({
    description: 'How it was given or withdrawn: at the desk, with an import, or by the link in a mail.',
    type: String,
    enum: MAIL_CONSENT_SOURCES,
    nullable: true,
    example: 'desk',
  })
  mail_consent_source: MailConsentSource | null;

  @ApiProperty({
    description:
      'Where their photo is, below the URL at which the paths of this API begin; another photo has another one. `null`: there is none.',
    type: String,
    nullable: true,
    example: '/customers/17/photo?v=42',
  })
  photo_url: string | null;

  @ApiProperty({ type: 'integer', format: 'int64', example: 17 })
  id: number;

  @ApiProperty({ type: 'integer', format: 'int64', example: 1 })
  gym_id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  updated_at: string;
}

/** Who it is, and how to reach them. */
export type CustomerSummary = Pick<CustomerResponse, 'id' | 'first_name' | 'last_name' | 'email' | 'phone'>;

/** The path of a customer's photo, if there is one. Another photo has another path, so that it can be kept. */
export const photoUrl = ({ id, photo_id }: Pick<Customer, 'id' | 'photo_id'>): string | null =>
  photo_id === null ? null : `/customers/${id}/photo?v=${photo_id}`;

/**
 * The one mapping from the table to the wire: what is not named here never leaves.
 *
 * @param today the gym's date, `YYYY-MM-DD`
 */
export function toCustomerResponse(customer: Customer, today: string): CustomerResponse {
  return {
    first_name: customer.first_name,
    last_name: customer.last_name,
    email: customer.email,
    phone: customer.phone,
    active: isActiveOn(customer, today),
    date_of_birth: customer.date_of_birth,
    membership_start: customer.membership_start,
    membership_end: customer.membership_end,
    notes: customer.notes,
    external_id: customer.external_id,
    card_number: customer.card_number,
    tags: customer.tags,
    guardian_id: customer.guardian_id,
    emergency_contact_name: customer.emergency_contact_name,
    emergency_contact_phone: customer.emergency_contact_phone,
    mail_consent: customer.mail_consent,
    mail_consent_at: customer.mail_consent_at,
    mail_consent_source: customer.mail_consent_source,
    photo_url: photoUrl(customer),
    id: customer.id,
    gym_id: customer.gym_id,
    created_at: customer.created_at,
    updated_at: customer.updated_at,
  };
}
