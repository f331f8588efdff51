import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars, { TemplateDelegate } from 'handlebars';

/** What a template makes of its parameters. */
export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/**
 * Fills in `templates/<name>.{subject,txt,html}.hbs`. Parameters are data and nothing else: escaped in HTML, never read
 * as a template themselves, and no link but those named `…_url`, which are ours. Line breaks stay in those named `…_text`
 * alone. A parameter that a template needs and does not get is an error.
 */
export class MailRenderer {
  private readonly handlebars = Handlebars.create();
  private readonly compiled = new Map<string, TemplateDelegate>();

  constructor() {
    this.handlebars.registerHelper('paragraphs', paragraphs);
    for (const partial of ['layout', 'button'])
      this.handlebars.registerPartial(partial, this.handlebars.compile(read(`${partial}.html.hbs`)));
  }

  /** @throws Error when there is no such template, or it lacks a parameter */
  render(template: string, parameters: Record<string, string>): RenderedMail {
    const printable = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        name.endsWith('_text') ? value.split('\n').map(withoutControls).join('\n') : withoutControls(value),
      ]),
    );
    const linkless = Object.fromEntries(
      Object.entries(printable).map(([name, value]) => [
        name,
        name.endsWith('_url') ? value : withoutLinks(value),
      ]),
    );
    const fill = (part: string, values: object): string =>
      this.compile(`${template}.${part}.hbs`, part)(values).trim();
    return {
      subject: fill('subject', printable), // which nobody makes links of
      text: `${fill('txt', linkless)}\n`,
      html: `${fill('html', linkless)}\n`,
    };
  }

  private compile(file: string, part: string): TemplateDelegate {
    const known = this.compiled.get(file);
    if (known) return known;
    const delegate = this.handlebars.compile(read(file), { strict: true, noEscape: part !== 'html' });
    this.compiled.set(file, delegate);
    return delegate;
  }
}

/** One line of printable text: a line break cannot begin a header of its own, nor an escape code paint a terminal. */
export function withoutControls(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** A text as HTML: a blank line ends a paragraph. */
function paragraphs(text: string): Handlebars.SafeString {
  const blocks = text.split(/\n{2,}/).filter((block) => block !== '');
  const lines = (block: string): string =>
    block.split('\n').map(Handlebars.escapeExpression).join('<br />\n');
  return new Handlebars.SafeString(
    blocks.map((block) => `<p style="margin: 0 0 16px;">${lines(block)}</p>`).join('\n'),
  );
}

/** Where readers of mail see the middle of an address: IDNA knows four kinds of dots (RFC 3490, section 3.1). */
const INSIDE_A_LINK = /[.:@。．｡](?=\S)/gu;

/**
 * The same to the eye, and no link: mail programs make links of all that looks like an address, so that a stranger could
 * send theirs as a name. U+2060, which has no width and allows no line break, stands after each dot, colon and at sign.
 */
function withoutLinks(text: string): string {
  return text.replace(INSIDE_A_LINK, '$&\u2060');
}

function read(file: string): string {
  return readFileSync(join(__dirname, 'templates', file), 'utf8');
}
