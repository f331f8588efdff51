import { setTimeout as sleep } from 'node:timers/promises';
import { Config } from '@libs/platform/config';
import { Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { connectionsOf, queueConnection } from './queue-backend';

/** The names of all queues that modules of this process have registered. */
export const queues = new Set<string>();

/** How many connections to PostgreSQL the queues of this process have at most, once its modules are loaded. */
export const connectionsOfQueues = (config: Config): number =>
  config.REDIS_URL || queues.size === 0 ? 0 : connectionsOf(queues.size);

/** Connects the queues of the process, and ends that after they have been closed. */
@Injectable()
export class QueueConnection implements OnApplicationShutdown {
  readonly connection;

  constructor(config: Config) {
    this.connection = queueConnection(config, queues.size);
  }

  async onApplicationShutdown(): Promise<void> {
    if (!(this.connection instanceof Pool)) return;
    // A worker that did not stop in time keeps its connection, for which the pool would wait without end.
    await Promise.race([this.connection.end(), sleep(1_000, undefined, { ref: false })]);
  }
}
