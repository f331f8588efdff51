export { documentIdempotencyKeys } from './document-idempotency-keys';
export { IdempotencyJobsModule, IdempotencyModule } from './idempotency.module';
export { IgnoresIdempotencyKey } from './ignores-idempotency-key.decorator';
