import { ETAG_EXTENSION } from '@libs/platform/input';
import { type ProblemType } from '@libs/platform/problems';
import { type OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Response = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;
type Headers = NonNullable<Response['headers']>;

/** What scripts of other origins may read of an answer. A test compares it with the headers that the OpenAPI document has. */
export const EXPOSED_HEADERS = [
  'Allow',
  'Content-Disposition',
  'ETag',
  'Idempotency-Replayed',
  'Link',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Next-Cursor',
  'X-Request-Id',
  'X-Total-Count',
];

const text = { type: 'string' as const };

const REQUEST_ID = 'X-Request-Id';

const ON_EVERY_ANSWER: Headers = {
  [REQUEST_ID]: {
    description: 'The name of the request in our logs: its own `X-Request-Id`, or a new one.',
    schema: text,
    example: '5b0c9f0e-7a35-4d3e-9a0c-6f0d5a3b7a11',
  },
};

const ETAG: Headers = {
  ETag: {
    description: 'The version of what is answered, for `If-Match` and `If-None-Match`.',
    schema: text,
    example: '"mMwYv0T2rYp1cYb2oY5q3w"',
  },
};

const ALLOW: Headers = {
  Allow: { description: 'The methods that the path answers to.', schema: text, example: 'GET, HEAD, PATCH' },
};

const CHALLENGE: Headers = {
  'WWW-Authenticate': { description: 'How to authenticate (RFC 6750).', schema: text, example: 'Bearer' },
};

const RETRY_AFTER: Headers = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' }, example: 2 },
};

/** What an answer tells about the limits (docs/decisions/0025-throttling.md). */
const RATE_LIMIT: Headers = {
  RateLimit: {
    description:
      'For each limit how many attempts are left, and after how many seconds counting begins anew.',
    schema: text,
    example: '"sign-in-address";r=0;t=840',
  },
  'RateLimit-Policy': {
    description: 'Each limit: attempts in so many seconds.',
    schema: text,
    example: '"sign-in-address";q=100;w=900',
  },
};

/** The headers of an answer with one of these problems, which have one status. */
export function problemHeaders(types: ProblemType[]): Headers {
  const is = (...statuses: number[]): boolean => types.some(({ status }) => statuses.includes(status));
  return {
    ...(is(401) && CHALLENGE),
    ...(is(405) && ALLOW),
    ...(is(429, 503) && RETRY_AFTER),
    ...(types.some(({ code }) => code === 'too_many_attempts') && RATE_LIMIT),
  };
}

/** Adds to every answer the headers that its handler does not name itself. */
export function documentHeaders(document: OpenAPIObject): void {
  const components = (document.components ??= {});
  components.headers = { ...components.headers, ...ON_EVERY_ANSWER };
  const requestId = { [REQUEST_ID]: { $ref: `#/components/headers/${REQUEST_ID}` } };
  const add = (response: Operation['responses'][string], headers: Headers): void => {
    if (response && !('$ref' in response)) response.headers = { ...response.headers, ...headers };
  };
  for (const response of Object.values(components.responses ?? {})) add(response, requestId);
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item) as (Operation & Record<string, unknown>)[]) {
      const hasEtag = operation[ETAG_EXTENSION] === true;
      delete operation[ETAG_EXTENSION];
      for (const [status, response] of Object.entries(operation.responses ?? {}))
        add(response, { ...requestId, ...(hasEtag && status.startsWith('2') && ETAG) });
    }
}
