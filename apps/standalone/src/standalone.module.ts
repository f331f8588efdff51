import { Module } from '@nestjs/common';
import { ApiModule } from '../../api/src/api.module';

/** Everything in one process. */
@Module({ imports: [ApiModule] })
export class StandaloneModule {}
