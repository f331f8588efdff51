import { type AuditEvent } from '@libs/audit';
import { type Principal } from '@libs/platform/identity';

/** What happens to an account besides changes of rows of a gym. */
type AccountEventName =
  | 'signed_in'
  | 'sign_in_refused'
  | 'signed_out'
  | 'signed_out_everywhere'
  | 'session_ended'
  | 'refresh_token_reused'
  | 'password_changed'
  | 'password_reset_requested'
  | 'password_reset'
  | 'email_change_requested'
  | 'email_changed'
  | 'switched_gym'
  | 'second_factor_enabled'
  | 'second_factor_disabled'
  | 'second_factor_removed'
  | 'recovery_code_used'
  | 'recovery_codes_renewed';

/** An event of an account for the audit log of the gym in which it happens. A refused sign-in names the account that was meant. */
export const accountEvent = (
  { user_id }: Pick<Principal, 'user_id'>,
  name: AccountEventName,
  after?: { session_id: number },
): AuditEvent => ({ action: `account.${name}`, resource: 'account', resource_id: user_id, after });
