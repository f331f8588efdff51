import { defineProblem } from '@libs/platform/problems';

export const membershipNotFound = defineProblem({
  code: 'membership_not_found',
  status: 404,
  title: 'Membership not found',
  detail: 'Membership not found',
  explanation:
    "The gym has no membership with this id. It was never sold, or went with its customer; the id of another gym's membership answers the same.",
});

export const membershipOver = defineProblem({
  code: 'membership_over',
  status: 409,
  title: 'Membership is over',
  detail: 'The membership is over',
  explanation:
    'A membership that has ended cannot be frozen, cancelled, changed or taken up again. Renew it: that sells the customer a new one.',
});

export const membershipWithoutEnd = defineProblem({
  code: 'membership_without_end',
  status: 409,
  title: 'Membership has no end',
  detail: 'The membership goes on by itself',
  explanation:
    'A recurring membership goes on until somebody cancels it, so there is no day after its end on which a renewal could begin.',
});

export const membershipRenewed = defineProblem({
  code: 'membership_renewed',
  status: 409,
  title: 'Membership already renewed',
  detail: 'Another membership already follows this one',
  explanation:
    'The membership was renewed, or changed to another plan, perhaps at another desk a moment ago. Look at the memberships of the customer; to undo it, cancel the one that follows before it begins.',
});

export const membershipCancelled = defineProblem({
  code: 'membership_cancelled',
  status: 409,
  title: 'Membership already cancelled',
  detail: 'The membership is already cancelled',
  explanation: 'It ends on its `end_date`. Reinstate it first to cancel it otherwise, or to change its plan.',
});

export const membershipNotCancelled = defineProblem({
  code: 'membership_not_cancelled',
  status: 409,
  title: 'Membership not cancelled',
  detail: 'The membership is not cancelled',
  explanation: 'Only a cancellation can be taken back.',
});

export const membershipNotFrozen = defineProblem({
  code: 'membership_not_frozen',
  status: 409,
  title: 'Membership not frozen',
  detail: 'Nothing is frozen from that day on',
  explanation: 'There is no freeze that holds on that day or begins later, so there is nothing to give back.',
});

export const freezeLimitReached = defineProblem({
  code: 'freeze_limit_reached',
  status: 409,
  title: 'Freeze limit reached',
  detail: 'The membership would be frozen for more days of the year than the gym allows',
  explanation:
    'The gym lets a membership rest for `max_freeze_days_per_year` days of a calendar year, which its settings say. Shorten the freeze, or change the setting.',
});

export const planArchived = defineProblem({
  code: 'plan_archived',
  status: 409,
  title: 'Plan archived',
  detail: 'The plan is archived and not sold any more',
  explanation: 'Choose another plan, or take this one out of the archive.',
});

export const managerNeeded = defineProblem({
  code: 'manager_needed',
  status: 403,
  title: 'Manager needed',
  detail: 'Only owners and managers may end a membership immediately',
  explanation:
    'Everybody at the desk may cancel a membership for the end of its period; ending it at once takes an owner or a manager, and a reason.',
});

export const massFreezeNotFound = defineProblem({
  code: 'mass_freeze_not_found',
  status: 404,
  title: 'Mass freeze not found',
  detail: 'Mass freeze not found',
  explanation:
    "The gym has never asked for a mass freeze with this id; the id of another gym's answers the same.",
});
