import { RetentionModule } from '@libs/platform/retention';
import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { IdempotencyKeysRepository } from './idempotency-keys.repository';
import { IdempotencyKeysRetention } from './idempotency-keys.retention';
import { IdempotencyInterceptor } from './idempotency.interceptor';

/** Lets every POST be repeated with its `Idempotency-Key`. */
@Module({
  providers: [IdempotencyKeysRepository, { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }],
})
export class IdempotencyModule {}

/** For the worker process: removes old keys. */
@Module({
  imports: [RetentionModule.register(IdempotencyKeysRetention)],
  providers: [IdempotencyKeysRepository, IdempotencyKeysRetention],
})
export class IdempotencyJobsModule {}
