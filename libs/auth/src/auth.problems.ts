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

export const invalidRefreshToken = defineProblem({
  code: 'invalid_refresh_token',
  status: 401,
  title: 'Invalid refresh token',
  detail: 'The session has ended; please sign in again',
  explanation:
    'The refresh token is none of ours, was exchanged before, or its session has ended: by signing out, by another password, or with time. Sign in again. A token can be exchanged once: keep the one that comes with the answer.',
});

export const sessionNotFound = defineProblem({
  code: 'session_not_found',
  status: 404,
  title: 'Session not found',
  detail: 'Session not found',
  explanation: "The account has no session with this id. It has ended, or is another account's.",
});

export const refreshTokenMissing = defineProblem({
  code: 'refresh_token_missing',
  status: 400,
  title: 'Refresh token missing',
  detail: 'Send refresh_token in the body, or the cookie together with the header X-Requested-With',
  explanation:
    'The refresh token comes in the body, or in the cookie that signing in with `refresh_cookie` sets. The cookie counts only in a request with a header `X-Requested-With`, whatever its value: no other web site can make a browser send it.',
});

export const resetTokenUnknown = defineProblem({
  code: 'reset_token_unknown',
  status: 404,
  title: 'Unknown link to a new password',
  detail: 'This link was used, has expired, or was never sent; ask for another',
  explanation:
    'The link to a new password is good once, for thirty minutes, and until the password is changed otherwise. Ask for another at `/auth/forgot-password`.',
});

export const emailTokenUnknown = defineProblem({
  code: 'email_token_unknown',
  status: 404,
  title: 'Unknown confirmation of an address',
  detail: 'This link was used, has expired, or was never sent; ask for another',
  explanation:
    'The link that confirms another address is good once, for thirty minutes. Ask for another at `/auth/change-email`.',
});

export const gymNotYours = defineProblem({
  code: 'gym_not_found',
  status: 404,
  title: 'Gym not found',
  detail: 'The account works for no gym with this id',
  explanation: 'Choose one of those that `GET /auth/gyms` lists.',
});

export const wrongCurrentPassword = defineProblem({
  code: 'wrong_current_password',
  status: 400,
  title: 'Wrong current password',
  detail: 'The current password is not right',
  explanation: 'The account has another password than `current_password`. Nothing was changed.',
});

export const secondFactorNeeded = defineProblem({
  code: 'second_factor_needed',
  status: 400,
  title: 'Second factor needed',
  detail: 'Enter the code of your authenticator app, or a recovery code, as well',
  explanation:
    'The password is right, and the account has a second factor. Send the same request once more with `code`: six digits from the authenticator app, or one of the recovery codes.',
});

export const wrongSecondFactor = defineProblem({
  code: 'wrong_second_factor',
  status: 400,
  title: 'Wrong code',
  detail: 'The code is wrong or was used before; wait for the next one',
  explanation:
    "The code is none that the account's authenticator app shows at this time, and no recovery code that is left, or it was used before: each is good once. Check the clock of the device. Who has neither app nor codes asks an owner of the gym.",
});

export const secondFactorEnabled = defineProblem({
  code: 'second_factor_enabled',
  status: 409,
  title: 'Second factor enabled already',
  detail: 'There is a second factor already; turn it off before you set up another',
  explanation: 'Turn it off with `POST /auth/second-factor/disable`, then set up another.',
});

export const secondFactorNotBegun = defineProblem({
  code: 'second_factor_not_begun',
  status: 409,
  title: 'No second factor to confirm',
  detail: 'There is no second factor to confirm; begin with one',
  explanation: 'Begin with `POST /auth/second-factor`. One that was confirmed needs no more.',
});

export const secondFactorNotEnabled = defineProblem({
  code: 'second_factor_not_enabled',
  status: 409,
  title: 'No second factor',
  detail: 'The account has no second factor',
  explanation: 'Set one up with `POST /auth/second-factor`.',
});

export const ownSecondFactor = defineProblem({
  code: 'own_second_factor',
  status: 409,
  title: 'Own second factor',
  detail: 'Nobody can remove their own second factor without a code',
  explanation:
    'Turn your own off with `POST /auth/second-factor/disable`, with a code. Who has none asks another owner of the gym.',
});

export const worksElsewhere = defineProblem({
  code: 'works_elsewhere',
  status: 409,
  title: 'Works for other gyms as well',
  detail: 'The account works for other gyms as well; only whoever runs the service can help',
  explanation:
    'A second factor belongs to the account, which protects other gyms with it too. None of their owners may take it away. Write to whoever runs the service.',
});
