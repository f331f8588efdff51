import { type Response } from 'express';
import Handlebars from 'handlebars';

/** A page for people who have opened the link of a mail. */
export interface Page {
  title: string;
  text: string;
  /** What they may do there. To open a link changes nothing: programs that look for harmful links do it before anybody reads the mail. */
  form?: {
    token: string;
    button: string;
    /** Asks for a password too: as which member of the body, with which words, and whether it is a new one. */
    password?: { name: string; label: string; autocomplete: 'new-password' | 'current-password' };
  };
  /** Where to try again. */
  retry?: string;
  /** Where to sign in. */
  signIn?: string;
}

/** The page as HTML; all that is filled in is escaped. */
export const renderPage = Handlebars.compile<Page>(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>{{title}} – Gym Manager</title>
    <style>body { max-width: 30rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; } button, input { padding: 0.5rem 1rem; font: inherit; } label, input { display: block; margin-bottom: 1rem; }</style>
  </head>
  <body>
    <h1>{{title}}</h1>
    <p>{{text}}</p>
    {{#if signIn}}<p><a href="{{signIn}}">Sign in</a></p>{{/if}}
    {{#if retry}}<p><a href="{{retry}}">Try again</a></p>{{/if}}
    {{#with form}}
    <form method="post">
      <input type="hidden" name="token" value="{{token}}" />
      {{#if password}}
      <label>{{password.label}} <input type="password" name="{{password.name}}" autocomplete="{{password.autocomplete}}" required /></label>
      {{/if}}
      <button>{{button}}</button>
    </form>
    {{/with}}
  </body>
</html>
`);

/** Marks an answer as a page that has a form and a style, and no script. */
export function markAsPage(response: Response): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
}
