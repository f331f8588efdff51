import { Problem } from '@libs/platform/problems';
import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiOAuth2, ApiResponse, getSchemaPath } from '@nestjs/swagger';

const descriptions: Record<number, string> = {
  400: 'The request cannot be carried out; `detail` says why',
  401: 'No valid access token was sent',
  404: 'There is no such thing in this gym',
  413: 'The body is larger than 100 kB',
  415: 'The body is of a type that is not read here',
  422: 'Fields are missing or wrong; `errors` lists each',
  500: 'Something failed here; `request_id` finds it in the log',
  503: 'The database is not available at the moment; `Retry-After` says when to try again',
};

/** Documents the errors of a handler; 500 and 503 can always happen and are added to every route. */
export const ApiProblems = (...statuses: (keyof typeof descriptions)[]) =>
  applyDecorators(
    ...[...statuses, 500, 503].map((status) =>
      ApiResponse({
        status,
        description: descriptions[status],
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } },
      }),
    ),
  );

/** Documents that a token is needed: pasted, or had for e-mail and password. */
export const ApiSignedIn = () => applyDecorators(ApiBearerAuth('bearer'), ApiOAuth2([], 'password'));
