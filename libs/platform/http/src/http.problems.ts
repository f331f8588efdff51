import { defineProblem } from '@libs/platform/problems';

export const pathNotFound = defineProblem({
  code: 'path_not_found',
  status: 404,
  title: 'Path not found',
  detail: 'There is nothing at this path',
  explanation: 'No route has this path. Compare it with the API documentation; mind the prefix.',
});

export const methodNotAllowed = defineProblem({
  code: 'method_not_allowed',
  status: 405,
  title: 'Method not allowed',
  detail: 'This path does not answer to this method',
  explanation: 'The path exists, but not with this method. The `Allow` header lists the methods that it has.',
});

export const requestTimeout = defineProblem({
  code: 'request_timeout',
  status: 408,
  title: 'Request timeout',
  detail: 'The request did not arrive in time',
  explanation: 'Headers must arrive within 8 seconds and the whole request within 10. Send it again.',
});

export const expectationFailed = defineProblem({
  code: 'expectation_failed',
  status: 417,
  title: 'Expectation failed',
  detail: 'The only expectation that this server meets is 100-continue',
  explanation: 'The `Expect` header asks for something else than `100-continue`. Leave it out.',
});

export const headersTooLarge = defineProblem({
  code: 'headers_too_large',
  status: 431,
  title: 'Headers too large',
  detail: 'The headers are larger than this server reads',
  explanation: 'All headers together may have 16 kB. Cookies are the usual cause: send fewer.',
});
