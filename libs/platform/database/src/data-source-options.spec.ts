import { Config } from '@libs/platform/config';
import { types } from 'pg';
import { dataSourceOptions } from './data-source-options';

const optionsOf = (variables: Partial<Config>) => {
  const { extra } = dataSourceOptions(
    Object.assign(new Config(), { DATABASE_URL: 'postgresql://localhost/gym' }, variables),
  );
  return (extra as { options?: string }).options;
};

describe('the limits of transactions', () => {
  it('are set for the connection, unless that leads to a pooler, which refuses them', () => {
    expect(optionsOf({})).toContain('-c statement_timeout=3000 -c lock_timeout=1500');
    expect(optionsOf({ DATABASE_DIRECT_URL: 'postgresql://localhost/gym' })).toBeUndefined();
  });
});

const parse = types.getTypeParser(types.builtins.TIMESTAMPTZ) as (text: string) => Date | number;

describe('a timestamp of PostgreSQL', () => {
  it.each([
    ['2026-01-01 09:30:00+00', '2026-01-01T09:30:00.000Z'],
    ['2026-01-01 09:30:00.5+00', '2026-01-01T09:30:00.500Z'],
    ['2026-12-31 23:59:59.999999+00', '2026-12-31T23:59:59.999Z'],
    ['0099-03-01 00:00:00+00', '0099-03-01T00:00:00.000Z'],
    ['2026-01-01 09:30:00+05:30', '2026-01-01T04:00:00.000Z'],
    ['12026-01-01 09:30:00+00', '+012026-01-01T09:30:00.000Z'],
    ['0044-03-15 12:00:00+00 BC', '-000043-03-15T12:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect((parse(text) as Date).toISOString()).toBe(expected);
  });

  it('may be the end of time', () => {
    expect([parse('infinity'), parse('-infinity')]).toEqual([Infinity, -Infinity]);
  });
});
