import { ipAddress, requestOrigin } from './request-origin';

describe('the address of a client', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:203.0.113.9', '203.0.113.9'],
    ['2001:db8::1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:cb00:7109', '::ffff:cb00:7109'],
    ['203.0.113.9:4711', undefined],
    ['unknown', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is kept as %s', (text, expected) => {
    expect(ipAddress(text)).toBe(expected);
  });
});

it('there is no origin outside of requests', () => {
  expect(requestOrigin()).toBeUndefined();
});
