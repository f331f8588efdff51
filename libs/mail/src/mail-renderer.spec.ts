import { MailRenderer } from './mail-renderer';

describe('MailRenderer', () => {
  const renderer = new MailRenderer();
  const customer = (parameters: object = {}) =>
    renderer.render('customer-welcome', { first_name: 'Ada', gym_name: 'Iron Temple', ...parameters });

  it('renders subject, text and HTML of a template', () => {
    const { subject, text, html } = customer();
    expect(subject).toBe('Welcome to Iron Temple!');
    expect(text).toMatch(/^Hi Ada,\n[^]*Iron Temple\n$/);
    expect(html).toMatch(/^<!doctype html>[^]*Hi Ada, welcome to Iron Temple![^]*<\/html>\n$/);
  });

  it('escapes names in HTML alone', () => {
    const { subject, text, html } = customer({ gym_name: `Tom & "Jerry's" <b>` });
    expect(subject).toBe(`Welcome to Tom & "Jerry's" <b>!`);
    expect(text).toContain(`Tom & "Jerry's" <b>`);
    expect(html).toContain('Tom &amp; &quot;Jerry&#x27;s&quot; &lt;b&gt;');
    expect(html).not.toContain('<b>');
  });

  it('does not interpret a name as a template', () => {
    const { subject, text, html } = customer({ gym_name: '{{first_name}} {{{first_name}}}' });
    expect(subject).toBe('Welcome to {{first_name}} {{{first_name}}}!');
    expect(text).toContain('{{first_name}}');
    expect(html).toContain('{{first_name}}');
  });

  it('replaces control characters with spaces', () => {
    expect(customer({ gym_name: 'Iron\r\nBcc: x@y\u001b[31m' }).subject).toBe(
      'Welcome to Iron Bcc: x@y [31m!',
    );
  });

  it('refuses a template without its parameters', () => {
    expect(() => renderer.render('gym-welcome', {})).toThrow(/gym_name/);
  });

  it('refuses a template that does not exist', () => {
    expect(() => renderer.render('no-such-mail', {})).toThrow(/no-such-mail/);
  });
});
