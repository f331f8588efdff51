import { JobsModule } from '@libs/platform/jobs';
import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DeleteOldIdempotencyKeysJob } from './delete-old-idempotency-keys.job';
import { IdempotencyKeysRepository } from './idempotency-keys.repository';
import { IdempotencyInterceptor } from './idempotency.interceptor';

/** Lets every POST be repeated with its `Idempotency-Key`. */
@Module({
  providers: [IdempotencyKeysRepository, { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }],
})
export class IdempotencyModule {}

/** For the worker process: removes old keys. */
@Module({
  imports: [JobsModule.register(DeleteOldIdempotencyKeysJob)],
  providers: [IdempotencyKeysRepository, DeleteOldIdempotencyKeysJob],
})
export class IdempotencyJobsModule {}
