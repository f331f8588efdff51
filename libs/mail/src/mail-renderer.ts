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
 * Fills in `templates/<name>.{subject,txt,html}.hbs`. Parameters are data and nothing else: escaped in HTML, and
 * never read as a template themselves. A parameter that a template needs and does not get is an error.
 */
export class MailRenderer {
  private readonly handlebars = Handlebars.create();
  private readonly compiled = new Map<string, TemplateDelegate>();

  constructor() {
    this.handlebars.registerPartial('layout', this.handlebars.compile(read('layout.html.hbs')));
  }

  /** @throws Error when there is no such template, or it lacks a parameter */
  render(template: string, parameters: Record<string, string>): RenderedMail {
    const printable = Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, withoutControls(value)]),
    );
    const fill = (part: string): string => this.compile(`${template}.${part}.hbs`, part)(printable).trim();
    return { subject: fill('subject'), text: `${fill('txt')}\n`, html: `${fill('html')}\n` };
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

function read(file: string): string {
  return readFileSync(join(__dirname, 'templates', file), 'utf8');
}
