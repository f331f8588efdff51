import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseConnector } from './database-connector';

// Attempts follow each other at once.
jest.mock('node:timers/promises', () => ({ setTimeout: () => new Promise(setImmediate) }));

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

/** PostgreSQL that refuses the first attempts. */
class FakeDataSource {
  attempts = 0;
  isInitialized = false;

  constructor(private readonly failures: Error[]) {}

  async initialize(): Promise<this> {
    const failure = this.failures[this.attempts++];
    if (failure) throw failure;
    this.isInitialized = true;
    return this;
  }
}

describe('DatabaseConnector', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation();
  jest.spyOn(Logger.prototype, 'debug').mockImplementation();
  const refused = new Error('connect ECONNREFUSED');

  function connector(...failures: Error[]) {
    const dataSource = new FakeDataSource(failures);
    return { dataSource, connector: new DatabaseConnector(dataSource as unknown as DataSource) };
  }

  beforeEach(() => jest.clearAllMocks());

  it('connects while the process boots', async () => {
    const { dataSource, connector: connecting } = connector();
    await connecting.onModuleInit();
    expect(dataSource.isInitialized).toBe(true);
    expect(error).not.toHaveBeenCalled();
  });

  it('lets the process boot without PostgreSQL, and connects when it is back', async () => {
    const { dataSource, connector: connecting } = connector(refused, refused, refused);
    await connecting.onModuleInit();
    expect(dataSource.isInitialized).toBe(false);
    await turns(10);
    expect(dataSource).toMatchObject({ isInitialized: true, attempts: 4 });
    expect(error.mock.calls).toEqual([['The database is not available: Error: connect ECONNREFUSED']]);
    expect(log.mock.calls).toEqual([['The database is back']]);
  });

  it('logs why each of several addresses failed', async () => {
    const { connector: connecting } = connector(new AggregateError([new Error('at ::1'), refused]));
    await connecting.onModuleInit();
    expect(error.mock.calls).toEqual([
      ['The database is not available: Error: at ::1, Error: connect ECONNREFUSED'],
    ]);
  });

  it('gives up when the process ends', async () => {
    const { dataSource, connector: connecting } = connector(refused, refused, refused);
    await connecting.onModuleInit();
    connecting.onApplicationShutdown();
    await turns(10);
    expect(dataSource).toMatchObject({ isInitialized: false, attempts: 2 }); // one was under way
  });
});
