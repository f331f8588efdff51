import { defineProblem } from '@libs/platform/problems';

export const verificationTokenUnknown = defineProblem({
  code: 'verification_token_unknown',
  status: 404,
  title: 'Unknown confirmation link',
  detail: 'This link is not one that we have sent, or its gym was deleted',
  explanation:
    'The link of a welcome mail confirms the address of the gym that it was sent to. Copy it whole, as it stands in the mail.',
});
