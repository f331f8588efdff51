import { defineProblem } from '@libs/platform/problems';

export const notAuthenticated = defineProblem({
  code: 'not_authenticated',
  status: 401,
  title: 'Not authenticated',
  detail: 'Not authenticated',
  explanation:
    'The route needs an access token and none was sent. Sign in, and send the token as `Authorization: Bearer <token>`.',
});

export const invalidToken = defineProblem({
  code: 'invalid_token',
  status: 401,
  title: 'Invalid token',
  detail: 'Could not validate credentials',
  explanation:
    'The access token is malformed, expired, not signed by this server, or of an account or a gym that is gone. Sign in again.',
});

export const roleNotAllowed = defineProblem({
  code: 'role_not_allowed',
  status: 403,
  title: 'Role not allowed',
  detail: 'Your role in this gym does not allow this',
  explanation: 'Who is signed in works for the gym, in a role that may not do this. Ask an owner of the gym.',
});

export const deviceNotAllowed = defineProblem({
  code: 'device_not_allowed',
  status: 403,
  title: 'Not for devices',
  detail: 'A device may check customers in by their cards and nothing else',
  explanation:
    'The token is one of a device (`POST /devices`), which is good for `GET /kiosk` and `POST /kiosk/check-ins` alone. Sign in for everything else.',
});

export const secondFactorSetupRequired = defineProblem({
  code: 'second_factor_setup_required',
  status: 403,
  title: 'Second factor required',
  detail: 'The gym requires a second factor of your role; set one up first',
  explanation:
    'An owner of the gym has decided that this role signs in with a second factor, and the account has none. Begin with `POST /auth/second-factor`; everything else works as soon as it is confirmed.',
});
