import { JobsModule } from '@libs/platform/jobs';
import { DynamicModule, Module, Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DeleteOldRowsJob } from './delete-old-rows.job';
import { RetentionPolicies } from './retention-policies';
import { optionsOf, type RetentionPolicy } from './retention-policy';

/** One register, and one job, for all rooms. */
@Module({
  imports: [JobsModule.register(DeleteOldRowsJob)],
  providers: [RetentionPolicies, DeleteOldRowsJob],
  exports: [RetentionPolicies],
})
class RegisterModule {}

/**
 * For the worker process: where rooms say for how long they keep what would grow for ever.
 *
 *     @Module({ imports: [RetentionModule.register(SessionsRetention)], providers: [SessionsRetention] })
 *     export class AuthJobsModule {}
 */
@Module({})
export class RetentionModule {
  /** @param policies classes with `@Retains`, which the importing module provides */
  static register(...policies: Type<RetentionPolicy>[]): DynamicModule {
    return {
      module: RetentionModule,
      imports: [RegisterModule],
      providers: policies.map((policy) => ({
        provide: `RetentionPolicy:${optionsOf(policy).table}`,
        inject: [RetentionPolicies, ModuleRef],
        useFactory: (all: RetentionPolicies, modules: ModuleRef) =>
          all.add({
            ...optionsOf(policy),
            getPolicy: () => modules.get<RetentionPolicy>(policy, { strict: false }),
          }),
      })),
    };
  }
}
