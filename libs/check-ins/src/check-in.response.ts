import { type CustomerAtDesk, type CustomerName, photoUrl } from '@libs/customers';
import { MEMBERSHIP_STATUSES, type MembershipStatus } from '@libs/memberships';
import { ApiProperty } from '@nestjs/swagger';
import { DateTime } from 'luxon';
import { type Decision, DECISIONS, type Reason, REASONS, type UsedEntitlement } from './access-decision';
import { type CheckIn } from './check-in.entity';
import { isOpen } from './visit';

const ID = { type: 'integer', format: 'int64' } as const;

class NamedCustomer implements CustomerName {
  @ApiProperty({ ...ID, example: 17 })
  id: number;

  @ApiProperty({ example: 'Ada' })
  first_name: string;

  @ApiProperty({ example: 'Lovelace' })
  last_name: string;
}

/** What is kept of a check-in. */
export class CheckInRecord {
  @ApiProperty({ ...ID, example: 4711 })
  id: number;

  @ApiProperty({ ...ID, description: 'Null of an unknown card.', nullable: true, example: 17 })
  customer_id: number | null;

  @ApiProperty({ type: String, description: 'Of an unknown card alone.', nullable: true, example: null })
  card_number: string | null;

  @ApiProperty({
    ...ID,
    description:
      'The membership that let the customer in, and among whose visits it counts; null where none did.',
    nullable: true,
    example: 11,
  })
  membership_id: number | null;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  occurred_at: string;

  @ApiProperty({ description: '`allowed` makes a visit.', enum: DECISIONS, example: 'allowed' })
  decision: Decision;

  @ApiProperty({
    description: 'Everything that spoke against it; of a visit, what was overridden.',
    enum: REASONS,
    isArray: true,
    example: [],
  })
  reasons: Reason[];

  @ApiProperty({
    type: String,
    description: 'Why the customer was let in all the same.',
    nullable: true,
    example: null,
  })
  override_reason: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  checked_out_at: string | null;

  @ApiProperty({
    type: String,
    description: 'A voided visit counts nowhere.',
    format: 'date-time',
    nullable: true,
    example: null,
  })
  voided_at: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  void_reason: string | null;

  @ApiProperty({ description: 'When it was sent.', format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  created_at: string;
}

/** A check-in on the wire. */
export class CheckInResponse extends CheckInRecord {
  @ApiProperty({
    description: "The day of the gym's calendar that it counts on.",
    format: 'date',
    example: '2026-01-01',
  })
  date: string;

  @ApiProperty({
    description:
      'Whether the customer is in by it now: neither checked out nor there for longer than a visit lasts.',
    example: true,
  })
  open: boolean;

  @ApiProperty({ type: NamedCustomer, description: 'Null of an unknown card.', nullable: true })
  customer: NamedCustomer | null;

  @ApiProperty({
    ...ID,
    description: 'The account that sent it; null where a device did.',
    nullable: true,
    example: 5,
  })
  checked_in_by: number | null;

  @ApiProperty({
    ...ID,
    description: 'The device that sent it. It may be revoked by now.',
    nullable: true,
    example: null,
  })
  device_id: number | null;

  @ApiProperty({
    ...ID,
    description: 'The account that let the customer in all the same.',
    nullable: true,
    example: null,
  })
  overridden_by: number | null;
}

class MembershipAtDesk {
  @ApiProperty({ ...ID, example: 11 })
  id: number;

  @ApiProperty({ description: "The plan's name when it was sold.", example: 'Ten visits' })
  plan_name: string;

  @ApiProperty({ description: 'On the day of the check-in.', enum: MEMBERSHIP_STATUSES, example: 'active' })
  status: MembershipStatus;

  @ApiProperty({
    type: String,
    description: 'The last day, inclusive; null while it goes on.',
    format: 'date',
    nullable: true,
    example: '2026-12-31',
  })
  end_date: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Of the period of that day, after this visit; null for any number.',
    nullable: true,
    example: 9,
  })
  visits_left: number | null;
}

class CustomerAtDeskResponse extends NamedCustomer {
  @ApiProperty({
    type: String,
    description: 'Where the photo to compare with is, as customers have it; `null`: there is none.',
    nullable: true,
    example: '/customers/17/photo?v=42',
  })
  photo_url: string | null;

  @ApiProperty({
    type: MembershipAtDesk,
    description:
      'The one that lets the customer in, or comes closest to it; null without any. Clients that know no memberships have set the fields of the customer instead.',
    nullable: true,
  })
  membership: MembershipAtDesk | null;
}

/** What the desk is told of somebody who comes. */
export class AccessResponse {
  @ApiProperty({ enum: DECISIONS, example: 'allowed' })
  decision: Decision;

  @ApiProperty({
    description: 'Everything that speaks against it; of a visit, what was overridden.',
    enum: REASONS,
    isArray: true,
    example: [],
  })
  reasons: Reason[];

  @ApiProperty({
    type: CheckInResponse,
    description: 'The visit that was made, or that is under way already; null of who is not let in.',
    nullable: true,
  })
  visit: CheckInResponse | null;

  @ApiProperty({
    type: String,
    description: 'Since when the customer has been in, where no other visit was made.',
    format: 'date-time',
    nullable: true,
    example: null,
  })
  already_in: string | null;

  @ApiProperty({ type: CustomerAtDeskResponse, description: 'Null of an unknown card.', nullable: true })
  customer: CustomerAtDeskResponse | null;
}

class PresentCustomerResponse extends NamedCustomer {
  @ApiProperty({ ...ID, description: 'The visit, to check out.', example: 4711 })
  check_in_id: number;

  @ApiProperty({ format: 'date-time', example: '2026-01-01T09:30:00.000Z' })
  since: string;
}

/** Who is in. */
export class OccupancyResponse {
  @ApiProperty({ description: 'How many customers are in.', type: 'integer', example: 1 })
  count: number;

  @ApiProperty({
    type: [PresentCustomerResponse],
    description: 'Who came last first; the last 1,000. `GET /check-ins?open=true` has all.',
  })
  customers: PresentCustomerResponse[];
}

/** The one mapping from the table to a person's or a gym's file: what is not named here never leaves. */
export function toCheckInRecord(checkIn: CheckIn): CheckInRecord {
  return {
    id: checkIn.id,
    customer_id: checkIn.customer_id,
    card_number: checkIn.card_number,
    membership_id: checkIn.membership_id,
    occurred_at: checkIn.occurred_at,
    decision: checkIn.decision,
    reasons: checkIn.reasons,
    override_reason: checkIn.override_reason,
    checked_out_at: checkIn.checked_out_at,
    voided_at: checkIn.voided_at,
    void_reason: checkIn.void_reason,
    created_at: checkIn.created_at,
  };
}

/**
 * @param customer whose check-in it is
 * @param timezone of the gym
 * @param since when a visit must have begun to be under way still
 */
export function toCheckInResponse(
  checkIn: CheckIn,
  customer: CustomerName | undefined,
  timezone: string,
  since: string,
): CheckInResponse {
  return {
    ...toCheckInRecord(checkIn),
    date: DateTime.fromMillis(Date.parse(checkIn.occurred_at), { zone: timezone }).toISODate()!,
    open: isOpen(checkIn, since),
    customer: customer ? toNamedCustomer(customer) : null,
    ...toSender(checkIn),
    overridden_by: checkIn.override_reason === null ? null : checkIn.checked_in_by,
  };
}

/** Who, or what, sent a check-in. */
export const toSender = ({
  checked_in_by,
  device_id,
}: CheckIn): Pick<CheckInResponse, 'checked_in_by' | 'device_id'> => ({
  checked_in_by: device_id === null ? checked_in_by : null,
  device_id,
});

const toNamedCustomer = ({ id, first_name, last_name }: CustomerName): NamedCustomer => ({
  id,
  first_name,
  last_name,
});

/** @param entitlement of the membership that lets the customer in, or comes closest to it */
export function toCustomerAtDesk(
  customer: CustomerAtDesk,
  entitlement: UsedEntitlement | undefined,
): CustomerAtDeskResponse {
  return {
    ...toNamedCustomer(customer),
    photo_url: photoUrl(customer),
    membership: entitlement ? toMembershipAtDesk(entitlement) : null,
  };
}

function toMembershipAtDesk(entitlement: UsedEntitlement): MembershipAtDesk {
  const { membership_id, plan_name, status, end_date, included, visits } = entitlement;
  const visits_left = included && Math.max(0, included.visits - visits);
  return { id: membership_id, plan_name, status, end_date, visits_left };
}
