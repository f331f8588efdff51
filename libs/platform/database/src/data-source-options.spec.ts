import { Config } from '@libs/platform/config';
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
