import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const IGNORES_KEY = 'idempotency:ignores-key';

/** Extension that tells the OpenAPI document of {@link IgnoresIdempotencyKey}. */
export const IGNORES_KEY_EXTENSION = 'x-ignores-idempotency-key';

/**
 * For the handler of a POST on which an `Idempotency-Key` has no effect. Every other one honours it.
 *
 * @param reason a sentence for the documentation: the answer may hold a secret, which is not kept, or a repetition does no harm
 */
export const IgnoresIdempotencyKey = (reason: string) =>
  applyDecorators(SetMetadata(IGNORES_KEY, true), ApiExtension(IGNORES_KEY_EXTENSION, reason));
