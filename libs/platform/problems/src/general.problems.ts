import { defineProblem } from './problem-type';

export const malformedRequest = defineProblem({
  code: 'malformed_request',
  status: 400,
  title: 'Malformed request',
  detail: 'The request is malformed',
  explanation:
    'The request could not be read: it is not well-formed HTTP, its path cannot be decoded, or its body ended too early. `detail` says which. Sending the same again will not help.',
});

export const invalidInput = defineProblem({
  code: 'invalid_input',
  status: 422,
  title: 'Invalid input',
  detail: 'The input is invalid',
  explanation:
    'Fields are missing or break a rule. `errors` lists every one: `loc` and `pointer` (RFC 6901) say where, `msg` what to change, `type` which rule. Values are never repeated.',
});

export const internalError = defineProblem({
  code: 'internal_error',
  status: 500,
  title: 'Internal error',
  detail: 'Something went wrong on our side; the request id leads us to it',
  explanation:
    'A fault of ours. Nothing was changed by the request. Tell support the `request_id`: it finds the cause in the log.',
});
