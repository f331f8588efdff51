import { restSeconds } from './mail-schedule';

describe('restSeconds', () => {
  it('grows from a minute to an hour and no further', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 500].map(restSeconds)).toEqual([
      60, 120, 240, 480, 960, 1920, 3600, 3600, 3600,
    ]);
  });

  it('is a minute for a mail that the relay never counted', () => {
    expect(restSeconds(0)).toBe(60);
  });
});
