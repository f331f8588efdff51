import { toMessage } from './mail-message';
import { Mail } from './mail.entity';
import { UndeliverableError } from './smtp-failure';

const mail = (fields: Partial<Mail> = {}): Mail =>
  Object.assign(new Mail(), {
    gym_id: 7,
    id: 42,
    template: 'customer-welcome',
    parameters: {},
    recipient_name: 'Ada Lovelace',
    recipient_email: 'ada@people.example',
    reply_to_name: 'Iron Temple',
    reply_to_email: 'desk@iron.example',
    ...fields,
  });

const SENDER = { name: '', address: 'no-reply@manager.example' };

describe('toMessage', () => {
  it("has a stable Message-ID made of the row and the sender's domain", () => {
    expect(toMessage(mail(), SENDER).messageId).toBe('<mail.7.42@manager.example>');
    expect(toMessage(mail({ attempts: 3 }), SENDER).messageId).toBe('<mail.7.42@manager.example>');
  });

  it('is from the gym when the gym receives the replies', () => {
    expect(toMessage(mail(), SENDER)).toMatchObject({
      from: { name: 'Iron Temple', address: 'no-reply@manager.example' },
      replyTo: { name: 'Iron Temple', address: 'desk@iron.example' },
    });
  });

  it('names nobody in Reply-To when it knows the address alone', () => {
    const { replyTo } = toMessage(mail({ reply_to_name: null }), SENDER);
    expect(replyTo).toEqual({ name: '', address: 'desk@iron.example' });
  });

  it('asks for no absence notice in return', () => {
    expect(toMessage(mail(), SENDER).headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
  });

  it('is from the product when the product receives the replies', () => {
    const message = toMessage(mail({ reply_to_name: null, reply_to_email: null }), SENDER);
    expect(message.from).toEqual({ name: 'Gym Manager', address: 'no-reply@manager.example' });
    expect(message.replyTo).toBeUndefined();
  });

  it.each([
    ['desk@iron.example', 'ada@people.example', true],
    ['jürgen@iron.example', 'ada@people.example', false],
    ['jürgen@iron.example', 'zoë@people.example', true],
    ['desk@bücher.example', 'ada@people.example', true],
  ])('has Reply-To %s for a mail to %s: %s', (reply_to_email, recipient_email, expected) => {
    const { replyTo } = toMessage(mail({ reply_to_email, recipient_email }), SENDER);
    expect(replyTo !== undefined).toBe(expected);
  });

  it.each([
    'ok@x\r\nRCPT TO:<evil@y>',
    'ok@x> <evil@y',
    'ok@x, evil@y',
    'ok@x;evil@y',
    'Ada <ada@x>',
    'group: ada@x',
    'a b@x',
    'ada@x\u0000',
    'ada',
    '@x',
    '',
  ])('refuses %j as an address', (address) => {
    const send = () => toMessage(mail({ recipient_email: address }), SENDER);
    expect(send).toThrow(UndeliverableError);
    expect(send).toThrow(
      expect.objectContaining({ reason: 'address', message: 'not a plain e-mail address' }),
    );
  });

  it.each(["o'neil+gym@people.example", 'jörg@bücher.example', 'a@localhost'])(
    'takes %s for an address',
    (address) => {
      const { to, envelope } = toMessage(mail({ recipient_email: address }), SENDER);
      expect(to).toEqual([{ name: 'Ada Lovelace', address }]);
      expect(envelope).toEqual({ from: 'no-reply@manager.example', to: [address] });
    },
  );
});
