import { defineProblem } from '@libs/platform/problems';

export const emailTaken = defineProblem({
  code: 'email_already_registered',
  status: 400,
  title: 'E-mail already registered',
  detail: 'Email already registered',
  explanation:
    'An account has this address already, perhaps in another spelling or case. Sign in with it, or sign up with another address.',
});

export const wrongCredentials = defineProblem({
  code: 'incorrect_credentials',
  status: 400,
  title: 'Incorrect e-mail or password',
  detail: 'Incorrect email or password',
  explanation:
    'No account has this address and this password. The answer is the same whichever of the two is wrong.',
});

export const signInBusy = defineProblem({
  code: 'sign_in_busy',
  status: 503,
  title: 'Too many sign-ins',
  detail: 'Too many sign-ins at the moment; please try again',
  explanation:
    'More passwords wait to be checked than can be in good time. Try again after the seconds in `Retry-After`.',
});
