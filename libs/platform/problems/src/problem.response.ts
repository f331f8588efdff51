import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InvalidField, InvalidInputError } from './invalid-input.error';
import { problemUri } from './problem-type';
import { MovedError, ProblemError } from './problem.error';

/** One field that did not validate. Its value is never repeated: it may be a password. */
export class FieldError implements InvalidField {
  @ApiProperty({
    description: 'Where: `body`, `query`, `path` or `header`, then the members that lead to the field.',
    example: ['body', 'email'],
    type: [String],
  })
  loc: string[];

  @ApiProperty({
    description: 'The same place as a JSON Pointer (RFC 6901) into what the first part of `loc` names.',
    example: '/email',
  })
  pointer: string;

  @ApiProperty({ description: 'What to change, for people.', example: 'must be an e-mail address' })
  msg: string;

  @ApiProperty({ description: 'The broken rule, for programs.', example: 'email' })
  type: string;
}

/** The body of every error: an RFC 9457 problem, with the two members that clients of the original service read. */
export class Problem {
  @ApiProperty({
    format: 'uri-reference',
    description: 'The kind of problem: a page that explains it.',
    example: '/docs/problems/invalid_input',
  })
  type: string;

  @ApiProperty({ description: 'The kind of problem, for programs.', example: 'invalid_input' })
  code: string;

  @ApiProperty({ description: 'The kind of problem in words.', example: 'Invalid input' })
  title: string;

  @ApiProperty({ type: 'integer', example: 422 })
  status: number;

  @ApiProperty({ description: 'What went wrong, for people.', example: 'email must be an e-mail address' })
  detail: string;

  @ApiProperty({
    format: 'uri-reference',
    description: 'The path that was asked for.',
    example: '/api/v1/customers',
  })
  instance: string;

  @ApiProperty({ type: 'integer', description: 'The same as `status`.', example: 422 })
  status_code: number;

  @ApiProperty({
    description: 'Also in the `X-Request-Id` header and in the log.',
    example: '5b0c9f0e-7a35-4d3e-9a0c-6f0d5a3b7a11',
  })
  request_id: string;

  @ApiPropertyOptional({
    description: 'With the status 422: every field that did not validate.',
    type: [FieldError],
  })
  errors?: FieldError[];

  @ApiPropertyOptional({
    type: 'integer',
    format: 'int64',
    description: 'With the status 410: the id under which it goes on.',
    example: 42,
  })
  moved_to_id?: number;
}

/**
 * The answer to a request that failed.
 *
 * @param instance path of the request, without its query
 */
export function toProblem(error: ProblemError, instance: string, request_id: string): Problem {
  const { type, message } = error;
  return {
    type: problemUri(type),
    code: type.code,
    title: type.title,
    status: type.status,
    detail: message,
    instance,
    status_code: type.status,
    request_id,
    errors: error instanceof InvalidInputError ? error.errors.map(toFieldError) : undefined,
    moved_to_id: error instanceof MovedError ? error.id : undefined,
  };
}

const toFieldError = ({ loc, msg, type }: InvalidField): FieldError => ({
  loc,
  pointer: toPointer(loc.slice(1)),
  msg,
  type,
});

/** RFC 6901, section 3: `~` and `/` inside a name are escaped. */
const toPointer = (path: string[]): string =>
  path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
