import { readToken } from './device-token';

const TOKEN = '17-abcd-efgh-jkmn-pqrs-tvwx-yz01-2345';

describe('The code of a tablet', () => {
  it.each([
    TOKEN,
    ` ${TOKEN} `,
    TOKEN.toUpperCase(),
    TOKEN.replaceAll('-', ''),
    TOKEN.replaceAll('-', ' '),
    TOKEN.replaceAll('-', '–'),
    TOKEN.replace('0', 'O').replace('yz01', 'yz0l'),
    TOKEN.replace('01', 'oI'),
    `https://gym.example/app/kiosk#${TOKEN}`,
  ])('is understood as it is typed or pasted: %s', (text) => expect(readToken(text)).toBe(TOKEN));

  it.each(['', '17', TOKEN.slice(1, -1), TOKEN.slice(3), `0${TOKEN.slice(2)}`, TOKEN.replace('a', 'u')])(
    'is none: "%s"',
    (text) => expect(readToken(text)).toBeUndefined(),
  );
});
