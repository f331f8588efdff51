import { InvalidInputError } from '@libs/platform/problems';
import { checkNewPassword } from './new-password';

const KNOWN = ['ada@example.com', 'Iron Temple'];

function errorsOf(password: string) {
  try {
    checkNewPassword('new_password', password, KNOWN);
    return [];
  } catch (error) {
    if (error instanceof InvalidInputError) return error.errors;
    throw error;
  }
}

describe('a new password', () => {
  it.each(['correct horse battery', 'Iron Temple 2026', 'ada@example.org'])('may be "%s"', (password) => {
    expect(errorsOf(password)).toEqual([]);
  });

  it.each(['password', 'PassWord1', 'qwertyuiop'])('is refused as one of the most common: %s', (password) => {
    expect(errorsOf(password)).toEqual([
      {
        loc: ['body', 'new_password'],
        msg: 'is one of the most common passwords; choose another',
        type: 'common_password',
      },
    ]);
  });

  it.each(['ada@example.com', 'Iron Temple', 'IRONTEMPLE', 'iron-temple', 'iron__temple', 'i.r.o.n temple'])(
    'is refused as what everybody knows of the account, however it is spelt: %s',
    (password) => {
      expect(errorsOf(password)).toEqual([
        {
          loc: ['body', 'new_password'],
          msg: 'must not be the name or the e-mail address; choose another',
          type: 'common_password',
        },
      ]);
    },
  );
});
