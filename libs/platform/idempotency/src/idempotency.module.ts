import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { IdempotencyKeysRepository } from './idempotency-keys.repository';
import { IdempotencyKeysRetention } from './idempotency-keys.retention';
import { IdempotencyGuard } from './idempotency.guard';

/** Lets every POST be repeated with its `Idempotency-Key`. */
@Module({
  providers: [IdempotencyKeysRepository, { provide: APP_GUARD, useClass: IdempotencyGuard }],
})
export class IdempotencyModule {}

/** For the worker process: removes old keys. */
@Module({
  imports: [RetentionModule.register(IdempotencyKeysRetention)],
  providers: [IdempotencyKeysRepository, IdempotencyKeysRetention],
})
export class IdempotencyJobsModule {}
