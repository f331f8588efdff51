import { Config } from '@libs/platform/config';
import { Public } from '@libs/platform/identity';
import { ProblemError, type ProblemType, problemTypes, problemUri } from '@libs/platform/problems';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import Handlebars from 'handlebars';
import { pathNotFound } from './http.problems';

const page = Handlebars.compile(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{{title}}</title>
    <style>body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }</style>
  </head>
  <body>
    <h1>{{title}}</h1>
    {{#each problems}}
    <h2><a href="{{uri}}">{{title}}</a></h2>
    <p>Status {{status}}, code <code>{{code}}</code></p>
    <p>{{explanation}}</p>
    {{/each}}
    <p><a href="/docs/problems">All problems</a>{{#if hasDocs}} · <a href="/docs">API documentation</a>{{/if}}</p>
  </body>
</html>
`);

/** The pages that the `type` of a problem leads to, with or without the rest of the documentation. */
@Public()
@ApiExcludeController()
@Controller('docs/problems')
export class ProblemsController {
  constructor(private readonly config: Config) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  listProblems(): string {
    return this.render('Problems', problemTypes());
  }

  /** @throws ProblemError `path_not_found` for a code that is not in use */
  @Get(':code')
  @Header('Content-Type', 'text/html; charset=utf-8')
  getProblem(@Param('code') code: string): string {
    const type = problemTypes().find((known) => known.code === code);
    if (!type) throw new ProblemError(pathNotFound);
    return this.render(type.title, [type]);
  }

  private render(title: string, types: ProblemType[]): string {
    const problems = types.map((type) => ({ ...type, uri: problemUri(type) }));
    return page({ title, problems, hasDocs: this.config.servesDocs });
  }
}
