import { defineProblem } from '@libs/platform/problems';

export const mailNotFound = defineProblem({
  code: 'mail_not_found',
  status: 404,
  title: 'Mail not found',
  detail: 'Mail not found',
  explanation:
    'The gym has no mail with this id. Mails are removed 30 days after they were sent or given up.',
});

export const mailNotSettled = defineProblem({
  code: 'mail_not_settled',
  status: 409,
  title: 'Mail not settled',
  detail: 'The mail is still to be sent',
  explanation:
    'A mail is sent again once it was sent or given up. This one is held or pending, and leaves by itself.',
});

export const mailNotResendable = defineProblem({
  code: 'mail_not_resendable',
  status: 409,
  title: 'Mail not resendable',
  detail: 'Mails of this kind are not sent again',
  explanation:
    'Only welcome mails are sent again. Links that give access are removed from mails once they are sent: have a new one sent where it was asked for. A reminder says what held on its day.',
});

export const mailResentAlready = defineProblem({
  code: 'mail_resent_already',
  status: 409,
  title: 'Mail resent already',
  detail: 'The mail has been sent again already',
  explanation:
    'Each mail is sent again once; if that one bounces, send that one again. What has arrived twice is not sent a third time.',
});
