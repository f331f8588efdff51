import { z } from 'zod/mini';

export const STATUSES = ['held', 'pending', 'sent', 'bounced', 'expired'] as const;

export const TEMPLATES = [
  'customer-welcome',
  'customer-reminder',
  'staff-invitation',
  'gym-welcome',
  'verify-email',
  'reminder-test',
  'password-reset',
  'password-changed',
  'email-change',
  'email-change-notice',
  'second-factor-on',
  'second-factor-off',
  'second-factor-removed',
  'recovery-code-used',
] as const;

/** What the address of the list says; what it says wrong is left out. */
const schema = z.object({
  status: z.optional(z.catch(z.optional(z.enum(STATUSES)), undefined)),
  template: z.optional(z.catch(z.optional(z.enum(TEMPLATES)), undefined)),
  customer_id: z.optional(z.catch(z.optional(z.int().check(z.gte(1))), undefined)),
});

export type MailsSearch = z.infer<typeof schema>;

export const readSearch = (search: Record<string, unknown>): MailsSearch => schema.parse(search);
