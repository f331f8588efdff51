/** Every mail there is, by the name of its template, with what the template is filled with. */
export interface MailTemplates {
  /** Greets a gym that has just signed up, and names its first steps; the first is to open the link. */
  'gym-welcome': { gym_name: string; verification_url: string };
  /** Greets a person whom a gym has just registered as its customer. */
  'customer-welcome': { first_name: string; gym_name: string };
  /** Reminds somebody of the end of a membership, in words that may be the gym's own. */
  'customer-reminder': { subject: string; message_text: string; unsubscribe_url: string };
  /** Shows somebody of a gym's staff what its reminders say. */
  'reminder-test': { subject: string; message_text: string };
  /** Asks a gym's owner once more to confirm the address. */
  'verify-email': { gym_name: string; verification_url: string };
  /** Leads somebody who forgot their password to another one. */
  'password-reset': { reset_url: string };
  /** Tells that the password of an account was changed. */
  'password-changed': { email: string };
  /** Asks whether an account may have this address from now on. */
  'email-change': { change_url: string };
  /** Tells the old address of an account that it shall have another. */
  'email-change-notice': { new_email: string };
  /** Tells that an account asks for a second factor from now on. */
  'second-factor-on': { email: string };
  /** Tells that its owner has turned it off. */
  'second-factor-off': { email: string };
  /** Tells that an owner of their gym has. */
  'second-factor-removed': { email: string; gym_name: string };
  /** Tells that somebody signed in with a recovery code. */
  'recovery-code-used': { email: string; codes_left: string };
  /** Asks somebody to work for a gym; `role` is such as "a coach". */
  'staff-invitation': { gym_name: string; role: string; invitation_url: string };
}

export type MailTemplate = keyof MailTemplates;

export const MAIL_TEMPLATES = Object.keys({
  'gym-welcome': true,
  'customer-welcome': true,
  'customer-reminder': true,
  'reminder-test': true,
  'staff-invitation': true,
  'verify-email': true,
  'password-reset': true,
  'password-changed': true,
  'email-change': true,
  'email-change-notice': true,
  'second-factor-on': true,
  'second-factor-off': true,
  'second-factor-removed': true,
  'recovery-code-used': true,
} satisfies Record<MailTemplate, true>);

/** Mails that a gym sends to others, and not we to somebody who has signed up: they wait until the gym may send them. */
export const SENT_FOR_GYMS: ReadonlySet<MailTemplate> = new Set([
  'customer-welcome',
  'customer-reminder',
  'reminder-test',
  'staff-invitation',
]);
