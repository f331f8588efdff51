import { MailRenderer } from './mail-renderer';
import { type MailTemplates } from './mail-templates';

/** What each template is filled with. */
const SAMPLES: MailTemplates = {
  'gym-welcome': { gym_name: 'Iron Temple', verification_url: 'https://gyms.example.com/?token=1' },
  'customer-welcome': { first_name: 'Ada', gym_name: 'Iron Temple' },
  'customer-reminder': {
    subject: 'Your membership ends',
    message_text: 'Your membership ends on 31 March 2026.',
    unsubscribe_url: 'https://gyms.example.com/?token=1',
  },
  'reminder-test': {
    subject: 'Your membership ends',
    message_text: 'Your membership ends on 31 March 2026.',
  },
  'verify-email': { gym_name: 'Iron Temple', verification_url: 'https://gyms.example.com/?token=1' },
  'password-reset': { reset_url: 'https://gyms.example.com/?token=1' },
  'password-changed': { email: 'ada@example.com' },
  'email-change': { change_url: 'https://gyms.example.com/?token=1' },
  'email-change-notice': { new_email: 'ada@example.com' },
  'second-factor-on': { email: 'ada@example.com' },
  'second-factor-off': { email: 'ada@example.com' },
  'second-factor-removed': { email: 'ada@example.com', gym_name: 'Iron Temple' },
  'recovery-code-used': { email: 'ada@example.com', codes_left: '9' },
  'staff-invitation': {
    gym_name: 'Iron Temple',
    role: 'a coach',
    invitation_url: 'https://gyms.example.com/?token=1',
  },
};

describe('MailRenderer', () => {
  const renderer = new MailRenderer();
  const customer = (parameters: object = {}) =>
    renderer.render('customer-welcome', { first_name: 'Ada', gym_name: 'Iron Temple', ...parameters });

  it.each(Object.entries<Record<string, string>>({ ...SAMPLES }))(
    'renders %s with all that it is filled with',
    (template, parameters) => {
      const { subject, text, html } = renderer.render(template, parameters);
      expect(subject).toMatch(/^\S[^\n]+$/);
      for (const [name, value] of Object.entries(parameters)) {
        // As a link in the text, and as one in the HTML, in which nothing is put.
        const isLink = name.endsWith('_url');
        const shown = isLink ? [value, `href="${value.replace('=', '&#x3D;')}"`] : [value, value];
        const plain = (part: string) => (isLink ? part : part.replaceAll('\u2060', ''));
        expect([name, plain(text)]).toEqual([name, expect.stringContaining(shown[0]!)]);
        expect([name, plain(html)]).toEqual([name, expect.stringContaining(shown[1]!)]);
      }
    },
  );

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

  it.each([
    'win at http://evil.example',
    'HTTPS://evil.example/?a=b',
    'www.evil.example',
    'evil.example/win',
    'evil。example',
    'evil．example',
    'call tel:+4930123456',
    'mailto:win@evil.example',
    'win@localhost',
    '//evil.example',
    'http://[::1]:8000/win',
    'javascript:alert(1)',
  ])('makes no link of a name such as %s, in text or HTML, and shows it as it is', (gym_name) => {
    const looksLikeALink =
      /[a-z][\w+-]*:(?=[^\s\u2060])|[\p{L}\p{N}][.。．｡@][\p{L}\p{N}]|@(?=[^\s\u2060])/iu;
    expect(gym_name).toMatch(looksLikeALink);
    for (const parameters of [{ gym_name }, { first_name: gym_name }]) {
      const { text, html } = customer(parameters);
      const body = html.slice(html.indexOf('<h1'), html.indexOf('</table>')).replace(/<[^>]*>/g, ' ');
      expect(text).not.toMatch(looksLikeALink);
      expect(body).not.toMatch(looksLikeALink);
      expect(text.replaceAll('\u2060', '')).toContain(gym_name);
    }
  });

  it.each(['St. Mary & Sons', 'Gym: open day and night', 'A/B', 'O’Neill-Śmith', '24/7 …'])(
    'leaves a name such as %s as it is',
    (gym_name) => {
      expect(customer({ gym_name }).text).toContain(gym_name);
    },
  );

  it('replaces control characters with spaces', () => {
    expect(customer({ gym_name: 'Iron\r\nBcc: x@y\u001b[31m' }).subject).toBe(
      'Welcome to Iron Bcc: x@y [31m!',
    );
    expect(customer({ gym_name: '\u0007Iron Temple\n' }).subject).toBe('Welcome to Iron Temple!');
  });

  it('keeps the lines of a text that a gym has written, and nothing else of what it may contain', () => {
    const { subject, text, html } = renderer.render('customer-reminder', {
      subject: 'Ends\nBcc: x@y',
      message_text: 'Hi <b>Ada</b>,\r\n\nline one\nline two {{subject}} \u0007evil.example\n\n\n',
      unsubscribe_url: 'https://gyms.example.com/?token=1',
    });
    expect(subject).toBe('Ends Bcc: x@y');
    expect(text).toMatch(/^Hi <b>Ada<\/b>,\n\nline one\nline two \{\{subject\}\}  ?evil\.\u2060example\n/);
    expect(html).toContain('>Hi &lt;b&gt;Ada&lt;/b&gt;,</p>');
    expect(html).toContain('>line one<br />\nline two {{subject}}');
    expect(html).not.toContain('<b>');
  });

  it('refuses a template without its parameters', () => {
    expect(() => renderer.render('gym-welcome', {})).toThrow(/gym_name/);
  });

  it('refuses a template that does not exist', () => {
    expect(() => renderer.render('no-such-mail', {})).toThrow(/no-such-mail/);
  });
});
