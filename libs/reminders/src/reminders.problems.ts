import { defineProblem } from '@libs/platform/problems';

export const reminderKindUnknown = defineProblem({
  code: 'reminder_kind_unknown',
  status: 404,
  title: 'Unknown kind of reminder',
  detail: 'There is no such kind of reminder',
  explanation:
    'Reminders are of the kinds `14_days_before`, `7_days_before`, `1_day_before` and `1_day_after`, counted from the last day of the membership.',
});

export const unsubscribeLinkUnknown = defineProblem({
  code: 'unsubscribe_link_unknown',
  status: 404,
  title: 'Unknown unsubscribe link',
  detail: 'This link is not one that we have sent, or its gym was deleted',
  explanation:
    'The link of a reminder ends the reminders of a gym to the customer to whom it was sent. Copy it whole, as it stands in the mail.',
});
