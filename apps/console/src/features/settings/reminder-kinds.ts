/** In the order in which they are due. */
export const REMINDERS = ['14_days_before', '7_days_before', '1_day_before', '1_day_after'] as const;
export type ReminderKind = (typeof REMINDERS)[number];

export const isReminderKind = (text: string): text is ReminderKind => REMINDERS.some((kind) => kind === text);
