import { JobsModule } from '@libs/platform/jobs';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DeleteOldIdempotencyKeysJob } from './delete-old-idempotency-keys.job';
import { IdempotencyKeysRepository } from './idempotency-keys.repository';
import { IdempotencyGuard } from './idempotency.guard';

/** Lets every POST be repeated with its `Idempotency-Key`. */
@Module({
  providers: [IdempotencyKeysRepository, { provide: APP_GUARD, useClass: IdempotencyGuard }],
})
export class IdempotencyModule {}

/** For the worker process: removes old keys. */
@Module({
  imports: [JobsModule.register(DeleteOldIdempotencyKeysJob)],
  providers: [IdempotencyKeysRepository, DeleteOldIdempotencyKeysJob],
})
export class IdempotencyJobsModule {}
