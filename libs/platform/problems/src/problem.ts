import { STATUS_CODES } from 'node:http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One field that did not validate. Its value is never repeated: it may be a password. */
export class FieldError {
  @ApiProperty({
    description: 'Where: `body`, `query` or `path`, then the field.',
    example: ['body', 'email'],
    type: [String],
  })
  loc: string[];

  @ApiProperty({ description: 'What to change, for people.', example: 'must be an e-mail address' })
  msg: string;

  @ApiProperty({ description: 'The broken rule, for programs.', example: 'email' })
  type: string;
}

/** The body of every error: an RFC 9457 problem, with the two members that clients of the original read. */
export class Problem {
  @ApiProperty({ example: 'about:blank' })
  type: string;

  @ApiProperty({ description: 'The status in words.', example: 'Unprocessable Entity' })
  title: string;

  @ApiProperty({ example: 422 })
  status: number;

  @ApiProperty({ description: 'What went wrong, for people.', example: 'email must be an e-mail address' })
  detail: string;

  @ApiProperty({ description: 'The path that was asked for.', example: '/api/v1/customers' })
  instance: string;

  @ApiProperty({ description: 'The same as `status`.', example: 422 })
  status_code: number;

  @ApiProperty({
    description: 'Also in the `X-Request-Id` header and in the log.',
    example: '5b0c9f0e-7a35-4d3e-9a0c-6f0d5a3b7a11',
  })
  request_id: string;

  @ApiPropertyOptional({
    description: 'With status 422: every field that did not validate.',
    type: [FieldError],
  })
  errors?: FieldError[];
}

/** A problem of the kind that its status says, which is all the kinds there are. */
export function createProblem(
  specifics: Pick<Problem, 'status' | 'detail' | 'instance' | 'request_id' | 'errors'>,
): Problem {
  const { status, detail, instance, request_id, errors } = specifics;
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, instance, status_code: status, request_id, errors };
}
