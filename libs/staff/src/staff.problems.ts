import { defineProblem } from '@libs/platform/problems';

export const staffMemberNotFound = defineProblem({
  code: 'staff_member_not_found',
  status: 404,
  title: 'Staff member not found',
  detail: 'Nobody with this id works for the gym',
  explanation: 'The gym has no staff member with this id: they have left, or never worked for it.',
});

export const lastOwner = defineProblem({
  code: 'last_owner',
  status: 409,
  title: 'Last owner',
  detail: 'A gym needs an owner; make somebody else an owner first',
  explanation:
    'The only owner of a gym can neither leave it nor take another role. Make somebody else an owner, or delete the gym.',
});

export const alreadyStaff = defineProblem({
  code: 'already_staff',
  status: 409,
  title: 'Already staff',
  detail: 'Whoever has this address works for the gym already',
  explanation: 'Nobody has to be invited twice. Give them another role with `PATCH /staff/{id}`.',
});

export const invitationNotFound = defineProblem({
  code: 'invitation_not_found',
  status: 404,
  title: 'Invitation not found',
  detail: 'Invitation not found',
  explanation: 'The gym has no invitation with this id: it was accepted or taken back, or never existed.',
});

export const invitationUnknown = defineProblem({
  code: 'invitation_unknown',
  status: 404,
  title: 'Unknown invitation',
  detail: 'This invitation was accepted or taken back, has expired, or was never sent',
  explanation:
    'The link of an invitation is good once, for seven days. Copy it whole, as it stands in the mail, or ask the gym for another.',
});

export const tooManyInvitations = defineProblem({
  code: 'too_many_invitations',
  status: 409,
  title: 'Too many invitations',
  detail: 'A gym has 100 open invitations at most; take one back first',
  explanation: 'Wait until invitations are accepted or have expired, or take some back.',
});
