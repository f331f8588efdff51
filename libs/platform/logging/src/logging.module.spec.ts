import { Config } from '@libs/platform/config';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { __resetOutOfContextForTests as forgetLogger } from 'nestjs-pino/PinoLogger';
import { AppLogger } from './app-logger';
import { LoggingModule } from './logging.module';

describe('The log', () => {
  afterEach(() => {
    forgetLogger(); // one is kept for the whole process
    jest.restoreAllMocks();
  });

  /** What is written to the standard output while `write` logs. */
  async function linesOf(settings: Partial<Config>, write: () => void): Promise<Record<string, unknown>[]> {
    const config = Object.assign(new Config(), { NODE_ENV: 'production', LOG_LEVEL: 'info', ...settings });
    let output = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      output += String(text);
      return true;
    });
    const app = await NestFactory.createApplicationContext(LoggingModule.forRoot(config), { logger: false });
    app.useLogger(app.get(AppLogger));
    write();
    await app.close();
    return output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it("is JSON from Nest's logger, with time and level name", async () => {
    const lines = await linesOf({}, () => new Logger('Room').warn('told'));
    expect(lines).toMatchObject([
      { level: 'warn', time: expect.stringMatching(/^\d{4}-.*Z$/), context: 'Room', msg: 'told' },
    ]);
  });

  it('omits entries below the configured level', async () => {
    const lines = await linesOf({ LOG_LEVEL: 'warn' }, () => {
      new Logger('Room').log('left out');
      new Logger('Room').error('told');
    });
    expect(lines.map(({ msg }) => msg)).toEqual(['told']);
  });

  it('contains no property of an error that may hold personal data', async () => {
    const error = Object.assign(new Error('failed'), {
      code: '23514',
      constraint: 'broken_check',
      detail: 'Failing row contains (canary)',
      parameters: ['canary'],
    });
    const lines = await linesOf({}, () => new Logger('Room').error(error));
    expect(lines).toMatchObject([
      {
        level: 'error',
        err: { message: 'failed', code: '23514', constraint: 'broken_check', stack: error.stack },
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it("contains Nest's boot messages at debug level only", async () => {
    const boot = () => {
      new Logger('RouterExplorer').log('Mapped a route');
      new Logger('Room').log('told');
    };
    expect(await linesOf({}, boot)).toMatchObject([{ level: 'info', msg: 'told' }]);
  });

  it("contains Nest's boot messages at debug level when configured", async () => {
    const boot = () => new Logger('RouterExplorer').log('Mapped a route');
    const lines = await linesOf({ LOG_LEVEL: 'debug' }, boot);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'debug', context: 'RouterExplorer', msg: 'Mapped a route' }),
    );
  });
});
