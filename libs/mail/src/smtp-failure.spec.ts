import { toFailure, UndeliverableError } from './smtp-failure';

const failure = (fields: object) => toFailure(Object.assign(new Error('said the server'), fields));

describe('a failure at an SMTP server', () => {
  it.each([
    ['an unknown recipient', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }],
    [
      'a full mailbox that the server calls permanent',
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 552 },
    ],
    ['a message that the server takes for spam', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }],
    ['a message with a line that is too long', { code: 'EMESSAGE', command: 'DATA', responseCode: 500 }],
  ])('is final for %s', (_, fields) => {
    expect(failure(fields).status).toBe('bounced');
  });

  it('is final for an invalid address', () => {
    expect(toFailure(new UndeliverableError('address', 'no mailbox')).status).toBe('bounced');
  });

  it.each([
    ['a greylisted recipient', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }],
    ['a full disk', { code: 'EMESSAGE', command: 'DATA', responseCode: 452 }],
    ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }],
    ['a recipient refused because we have not signed in', { command: 'RCPT TO', responseCode: 530 }],
    ['a sender address that the server does not let us use', { command: 'MAIL FROM', responseCode: 553 }],
    ['a server that turns us away', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }],
    ['a server without STARTTLS', { code: 'ETLS', command: 'STARTTLS', responseCode: 502 }],
    ['a server that is away', { code: 'ESOCKET', command: 'CONN' }],
  ])('is not final for %s', (_, fields) => {
    expect(failure(fields).status).toBeUndefined();
  });

  it("uses codes as the reason and keeps the server's message apart", () => {
    const { reason, message } = failure({ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 });
    expect(reason).toBe('550 at RCPT TO');
    expect(message).toBe('said the server');
    expect(failure({ code: 'ETIMEDOUT', command: 'CONN' }).reason).toBe('ETIMEDOUT at CONN');
    expect(toFailure('no error at all')).toMatchObject({ reason: 'Error', message: 'no error at all' });
  });
});
