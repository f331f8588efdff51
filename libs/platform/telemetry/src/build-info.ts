import { Config } from '@libs/platform/config';
import { Injectable } from '@nestjs/common';
import { liveGauge } from './live-gauge';

/** Tells Prometheus which release runs. */
@Injectable()
export class BuildInfo {
  constructor({ APP_VERSION: version = 'unknown', GIT_COMMIT: commit }: Config) {
    liveGauge(
      {
        name: 'app_build_info',
        help: 'The release that runs; the value is always 1',
        labelNames: ['version', 'commit'],
        aggregator: 'first',
      },
      () => [[{ version, commit }, 1]],
    );
  }
}
