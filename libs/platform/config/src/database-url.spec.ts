import { normaliseDatabaseUrl } from './database-url';

describe('a database URL', () => {
  it.each([
    ['postgresql://u:p@host:5432/gym', 'postgresql://u:p@host:5432/gym'],
    ['postgres://u:p@host/gym', 'postgresql://u:p@host/gym'],
    ['postgresql+asyncpg://u:p%40ss@host/gym', 'postgresql://u:p%40ss@host/gym'],
    [
      'postgresql+asyncpg://u@host/gym?sslmode=require',
      'postgresql://u@host/gym?sslmode=require&uselibpqcompat=true',
    ],
    [
      'postgresql+asyncpg://u@host/gym?ssl=require',
      'postgresql://u@host/gym?sslmode=require&uselibpqcompat=true',
    ],
    [
      'postgresql+asyncpg://u@host/gym?ssl=true',
      'postgresql://u@host/gym?sslmode=require&uselibpqcompat=true',
    ],
    [
      'postgresql://u@host/gym?ssl=true&sslmode=verify-full',
      'postgresql://u@host/gym?sslmode=verify-full&uselibpqcompat=true',
    ],
    ['postgresql+asyncpg://u@host/gym?ssl=false', 'postgresql://u@host/gym'],
  ])('%s is read as %s', (written, read) => {
    expect(normaliseDatabaseUrl(written)).toBe(read);
  });

  it.each(['', 'host/gym', 'mysql://host/gym', 'sqlite+aiosqlite:///gym.db'])('is invalid as %j', (text) => {
    expect(() => normaliseDatabaseUrl(text)).toThrow();
  });
});
