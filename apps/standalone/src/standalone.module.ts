import { Module } from '@nestjs/common';
import { ApiModule } from '../../api/src/api.module';
import { WorkerModule } from '../../worker/src/worker.module';

/** The API and the worker in one process. */
@Module({ imports: [ApiModule, WorkerModule] })
export class StandaloneModule {}
