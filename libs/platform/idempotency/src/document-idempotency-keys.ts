import { PROBLEM_EXTENSION } from '@libs/platform/problems';
import { type OpenAPIObject } from '@nestjs/swagger';
import { IDEMPOTENCY_KEY, MAX_KEY_LENGTH } from './idempotency-key';
import { idempotencyKeyReused, requestInFlight } from './idempotency.problems';
import { IGNORES_KEY_EXTENSION } from './ignores-idempotency-key.decorator';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

const PARAMETER: NonNullable<Operation['parameters']>[number] = {
  name: IDEMPOTENCY_KEY,
  in: 'header',
  required: false,
  description:
    'Makes it safe to send the request again when its answer was lost: for at least 24 hours, the same key with the same body gets the ' +
    'answer of the first success and does nothing more. A random UUID, new for each thing to be made.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: MAX_KEY_LENGTH,
    pattern: '^[ -~]+$',
    example: '0b6f1c3e-5f0a-4a43-9f3c-6f1d1c1e6a52',
  },
};

const REPLAYED = {
  description: '`true` when an earlier request with the same `Idempotency-Key` did the work.',
  schema: { type: 'string' as const, enum: ['true'] },
};

/** Says of every POST whether it honours an `Idempotency-Key`, and how it then can answer. */
export function documentIdempotencyKeys(document: OpenAPIObject): void {
  for (const { post } of Object.values(document.paths)) {
    const operation = post as (Operation & Record<string, unknown>) | undefined;
    if (!operation) continue;
    const reason = operation[IGNORES_KEY_EXTENSION] as string | undefined;
    delete operation[IGNORES_KEY_EXTENSION];
    if (reason !== undefined) {
      const sentence = `An \`${IDEMPOTENCY_KEY}\` has no effect: ${reason}`;
      operation.description = [operation.description, sentence].filter(Boolean).join('\n\n');
      continue;
    }
    operation.parameters = [...(operation.parameters ?? []), PARAMETER];
    for (const { code } of [idempotencyKeyReused, requestInFlight])
      operation[`${PROBLEM_EXTENSION}${code}`] = true;
    for (const [status, response] of Object.entries(operation.responses))
      if (status.startsWith('2') && response && !('$ref' in response))
        response.headers = { ...response.headers, 'Idempotency-Replayed': REPLAYED };
  }
}
