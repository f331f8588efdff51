import { CustomerResponse } from '@libs/customers';
import { daysBetween } from '@libs/memberships';
import { ApiProperty, PickType } from '@nestjs/swagger';
import { ageOn } from './birthday';
import {
  type AbsentCustomer,
  type BirthdayCustomer,
  type CustomerWithEndDate,
  type IncompleteCustomer,
} from './work-lists.repository';

/** Whom an entry is about, and how to reach them. */
class Entry extends PickType(CustomerResponse, ['id', 'first_name', 'last_name', 'email', 'phone']) {}

class MembershipEndEntry extends Entry {
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description:
      'The membership with which the coverage ends, to be renewed; null where the dates were typed into the customer.',
    example: 11,
  })
  membership_id: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Its plan.', example: 'Yearly' })
  plan_name: string | null;

  @ApiProperty({ format: 'date', description: 'The last day, inclusive.', example: '2026-12-31' })
  date: string;
}

/** A customer whose coverage ends soon. */
export class ExpiringResponse extends MembershipEndEntry {
  @ApiProperty({ type: 'integer', description: 'Days until the last day; 0 when it is today.', example: 3 })
  days: number;
}

/** A customer whose coverage has ended. */
export class LapsedResponse extends MembershipEndEntry {
  @ApiProperty({ type: 'integer', description: 'Days since the last day.', example: 3 })
  days: number;
}

/** A customer whose birthday comes. */
export class BirthdayResponse extends Entry {
  @ApiProperty({
    format: 'date',
    description: 'The day of the birthday; 1 March of a common year for 29 February.',
    example: '2026-12-10',
  })
  date: string;

  @ApiProperty({ type: 'integer', description: 'Days until then; 0 when it is today.', example: 3 })
  days: number;

  @ApiProperty({ type: 'integer', description: 'Years that are completed on that day.', example: 40 })
  age: number;
}

/** What a gym should know of everybody whom it lets in. */
const EXPECTED_FIELDS = ['phone', 'date_of_birth', 'email', 'emergency_contact_phone'] as const;

/** A customer of whom something is not known. */
export class IncompleteResponse extends Entry {
  @ApiProperty({
    description: 'What is not known, by the names of the fields.',
    enum: EXPECTED_FIELDS,
    isArray: true,
    example: ['phone', 'emergency_contact_phone'],
  })
  missing: (typeof EXPECTED_FIELDS)[number][];
}

/** A customer who has not come for a while. */
export class AbsentResponse extends Entry {
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The day of the last visit; `null` when there was none.',
    example: '2026-11-01',
  })
  last_visit: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Days since then; `null` when there was none.',
    example: 28,
  })
  days: number | null;
}

const toEntry = ({ id, first_name, last_name, email, phone }: Entry): Entry => ({
  id,
  first_name,
  last_name,
  email,
  phone,
});

const toMembershipEndEntry = (customer: CustomerWithEndDate): MembershipEndEntry => ({
  ...toEntry(customer),
  membership_id: customer.membership_id,
  plan_name: customer.plan_name,
  date: customer.membership_end,
});

/** @param today the gym's date, `YYYY-MM-DD`, as in the mappings below */
export const toExpiringResponse = (customer: CustomerWithEndDate, today: string): ExpiringResponse => ({
  ...toMembershipEndEntry(customer),
  days: daysBetween(today, customer.membership_end),
});

export const toLapsedResponse = (customer: CustomerWithEndDate, today: string): LapsedResponse => ({
  ...toMembershipEndEntry(customer),
  days: daysBetween(customer.membership_end, today),
});

export const toBirthdayResponse = (customer: BirthdayCustomer, today: string): BirthdayResponse => ({
  ...toEntry(customer),
  date: customer.date,
  days: daysBetween(today, customer.date),
  age: ageOn(customer.date, customer.date_of_birth),
});

export const toIncompleteResponse = (customer: IncompleteCustomer): IncompleteResponse => ({
  ...toEntry(customer),
  missing: EXPECTED_FIELDS.filter((field) => (customer[field] ?? '') === ''),
});

export const toAbsentResponse = (customer: AbsentCustomer, today: string): AbsentResponse => ({
  ...toEntry(customer),
  last_visit: customer.last_visit,
  days: customer.last_visit === null ? null : daysBetween(customer.last_visit, today),
});
