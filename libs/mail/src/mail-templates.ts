/** Every mail there is, by the name of its template, with what the template is filled with. */
export interface MailTemplates {
  /** Greets a gym that has just signed up, and names its first steps; the first is to open the link. */
  'gym-welcome': { gym_name: string; verification_url: string };
  /** Greets a person whom a gym has just registered as its customer. */
  'customer-welcome': { first_name: string; gym_name: string };
}

export type MailTemplate = keyof MailTemplates;

export const MAIL_TEMPLATES = Object.keys({
  'gym-welcome': true,
  'customer-welcome': true,
} satisfies Record<MailTemplate, true>);
