/** The mails that remind a customer of the end of a membership, in the order in which they are due. */
export const REMINDER_KINDS = ['14_days_before', '7_days_before', '1_day_before', '1_day_after'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];
