import { BodyGuard, InputPipe } from '@libs/platform/input';
import { Drain } from '@libs/platform/process';
import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ProblemFilter } from './problem.filter';
import { ProblemsController } from './problems.controller';

/** What holds for every route of every process: problems, strict input, an orderly end. */
@Global()
@Module({
  controllers: [ProblemsController],
  providers: [
    Drain,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: BodyGuard },
    { provide: APP_PIPE, useClass: InputPipe },
  ],
  exports: [Drain],
})
export class HttpModule {}
