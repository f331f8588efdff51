import { Logger } from '@nestjs/common';
import { OutageLog } from './outage-log';

describe('OutageLog', () => {
  it('logs an outage once, and its end once', () => {
    const logger = new Logger();
    const error = jest.spyOn(logger, 'error').mockImplementation();
    const log = jest.spyOn(logger, 'log').mockImplementation();
    const outage = new OutageLog(logger, 'The queue');

    outage.recovered();
    outage.failed(new Error('connect ECONNREFUSED'));
    outage.failed(new Error('connect ECONNREFUSED'));
    outage.recovered();
    outage.recovered();
    outage.failed('again');
    outage.recovered();
    outage.failed(new AggregateError([]));

    expect(error.mock.calls).toEqual([
      ['The queue is not available: connect ECONNREFUSED'],
      ['The queue is not available: again'],
      ['The queue is not available: AggregateError'],
    ]);
    expect(log.mock.calls).toEqual([['The queue is back'], ['The queue is back']]);
  });
});
