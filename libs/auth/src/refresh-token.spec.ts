import { createHash } from 'node:crypto';
import { RefreshToken } from './refresh-token';

const SECRET = 'A'.repeat(43);

describe('a refresh token', () => {
  it('names its gym and session, and is otherwise random', () => {
    const token = RefreshToken.first(5, 3);
    expect(token).toMatchObject({ gym_id: 5, session_id: 3 });
    expect(token.text).toMatch(/^5\.3\.[\w-]{43}$/);
    expect(RefreshToken.first(5, 3).text).not.toBe(token.text);
  });

  it('is read as it was written', () => {
    const token = RefreshToken.first(123_456_789_012_345, 543_210_987_654_321);
    expect(RefreshToken.parse(token.text)).toEqual(token);
  });

  it.each([
    '',
    SECRET,
    `5.${SECRET}`,
    `5.x.${SECRET}`,
    `.3.${SECRET}`,
    `5..${SECRET}`,
    `5-3.${SECRET}`,
    `5.3-${SECRET}`,
    `5.3.${SECRET}A`,
    `5.3.${SECRET.slice(1)}`,
    `5.3.${SECRET.slice(1)}=`,
    ` 5.3.${SECRET}`,
    `5.3.${SECRET}\n`,
    `1234567890123456.3.${SECRET}`,
    `5.1234567890123456.${SECRET}`,
  ])('is not "%s"', (text) => {
    expect(RefreshToken.parse(text)).toBeUndefined();
  });

  it('is kept as a hash of the whole', () => {
    const token = RefreshToken.first(5, 3);
    expect(token.hash).toEqual(createHash('sha256').update(token.text).digest());
  });

  it('has one successor, of the same session', () => {
    const token = RefreshToken.first(5, 3);
    const next = token.next('key');
    expect(next).toEqual(token.next('key'));
    expect(RefreshToken.parse(next.text)).toEqual(next);
    expect(next).toMatchObject({ gym_id: 5, session_id: 3 });
    expect(next.text).not.toBe(token.text);
  });

  it('has a successor that nobody computes without the key or the token', () => {
    const token = RefreshToken.first(5, 3);
    expect(token.next('another key').text).not.toBe(token.next('key').text);
    expect(RefreshToken.first(5, 3).next('key').text).not.toBe(token.next('key').text);
  });

  it('has the same successor in every release, for two of them run during a deployment', () => {
    expect(RefreshToken.parse(`5.3.${SECRET}`)?.next('key').text).toBe(
      '5.3.JlcZ4FpWKAP5bCs6VaDTFlHKrBJ037PZEYHoZnvFBzI',
    );
  });
});
