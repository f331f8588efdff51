import { validateSync } from 'class-validator';
import { Config } from './config';
import { DatabaseUrl, NotPlaceholder, Origins, RedisUrl } from './constraints';

describe('DatabaseUrl', () => {
  it.each([
    'postgresql://u:p@host/gym',
    'postgres://host/gym',
    'postgresql+asyncpg://u@host/gym?ssl=require',
  ])('accepts %s', (value) => expect(new DatabaseUrl().validate(value)).toBe(true));

  it.each(['mysql://host/gym', 'host/gym', '', undefined, 5432])('refuses %j', (value) =>
    expect(new DatabaseUrl().validate(value)).toBe(false),
  );
});

describe('RedisUrl', () => {
  it.each(['redis://localhost:6379', 'rediss://:secret@host/1'])('accepts %s', (value) =>
    expect(new RedisUrl().validate(value)).toBe(true),
  );

  it.each(['http://localhost:6379', 'localhost:6379', 'redis://host:port', '', undefined])(
    'refuses %j',
    (value) => expect(new RedisUrl().validate(value)).toBe(false),
  );
});

describe('NotPlaceholder', () => {
  it('accepts a generated secret', () => {
    expect(new NotPlaceholder().validate('f3b1c2d4e5a697887766554433221100')).toBe(true);
  });

  it.each(['CHANGE_ME', 'changeme', 'your-secret-key', 'a placeholder', 'secret.example'])(
    'refuses %s',
    (value) => expect(new NotPlaceholder().validate(value)).toBe(false),
  );
});

describe('Origins', () => {
  it.each([[['https://app.example.com', 'http://localhost:5173']], [[]]])('accepts %j', (value) =>
    expect(new Origins().validate(value)).toBe(true),
  );

  it.each([
    ['one of them has a path', ['https://app.example.com', 'https://app.example.com/login']],
    ['it has no scheme', ['app.example.com']],
    ['it is any', ['*']],
    ['its host has capitals, which browsers fold', ['https://App.example.com']],
    ['its port is the usual one, which browsers leave out', ['https://app.example.com:443']],
    ['it is no text', [42]],
    ['they are no list', 'https://app.example.com'],
  ])('refuses origins when %s', (_, value) => expect(new Origins().validate(value)).toBe(false));
});

describe('the message of a constraint', () => {
  it('shows an example and not the value', () => {
    const config = Object.assign(new Config(), {
      NODE_ENV: 'production',
      MAILER_BACKEND: 'console',
      METRICS_TOKEN: 'none',
      APP_URL: 'canary',
      JWT_SECRET: 'change-me-canary-change-me-canary',
      DATABASE_URL: 'mysql://canary',
      REDIS_URL: 'canary',
      CORS_ORIGINS: ['canary'],
    });
    const said = validateSync(config).flatMap(({ constraints }) => Object.values(constraints ?? {}));
    expect(said).toEqual([
      expect.stringContaining('openssl rand -hex 32'),
      expect.stringContaining('postgresql://user:password@host:5432/database'),
      expect.stringContaining('redis://localhost:6379'),
      expect.stringContaining('https://gyms.example.com'),
      expect.stringContaining('https://app.example.com'),
    ]);
    expect(said.join()).not.toContain('canary');
  });
});
