import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { Config } from './config';
import { documentedVariables, ReadBoolean, ReadNumber } from './variable.decorator';

class Settings {
  @ReadNumber() size?: unknown;
  @ReadBoolean() isOn?: unknown;
}

const read = (plain: Partial<Settings>): Settings => plainToInstance(Settings, plain);

describe('ReadNumber', () => {
  it.each([
    ['8000', 8000],
    [' 0.5 ', 0.5],
    ['-1', -1],
    [7, 7],
  ])('reads %j as %d', (text, number) => expect(read({ size: text }).size).toBe(number));

  it.each(['', ' '])('leaves %j unchanged, which is not 0', (text) =>
    expect(read({ size: text }).size).toBe(text),
  );

  it('returns NaN for what is not a number', () => expect(read({ size: '8000x' }).size).toBeNaN());
});

describe('ReadBoolean', () => {
  it.each(['true', '1', 'yes', 'on', 'TRUE', ' Yes '])('reads %j as true', (text) =>
    expect(read({ isOn: text }).isOn).toBe(true),
  );

  it.each(['false', '0', 'no', 'off', 'FALSE', ' Off '])('reads %j as false', (text) =>
    expect(read({ isOn: text }).isOn).toBe(false),
  );

  it.each(['maybe', '2', '', true, null])('leaves %j unchanged', (value) =>
    expect(read({ isOn: value }).isOn).toBe(value),
  );
});

describe('documentedVariables', () => {
  it('lists the variables in the order of their declaration', () => {
    const names = [...documentedVariables().keys()];
    expect(names.slice(0, 2)).toEqual(['NODE_ENV', 'LOG_LEVEL']);
    expect(names).toEqual(expect.arrayContaining(Object.keys(new Config())));
  });

  it('marks secrets', () => {
    const secrets = [...documentedVariables()].filter(([, { secret }]) => secret).map(([name]) => name);
    expect(secrets).toEqual([
      'METRICS_TOKEN',
      'PHOTOS_S3_SECRET_ACCESS_KEY',
      'JWT_SECRET',
      'JWT_PREVIOUS_SECRETS',
      'DATABASE_URL',
      'DATABASE_DIRECT_URL',
      'DATABASE_REPLICA_URLS',
      'REDIS_URL',
      'SMTP_PASSWORD',
    ]);
  });
});
