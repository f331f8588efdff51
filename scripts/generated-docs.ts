import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config, ConfigModule, documentedVariables } from '@libs/platform/config';
import { createOpenApiDocument, setPrefix } from '@libs/platform/http';
import { problemTypes } from '@libs/platform/problems';
import { DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiModule } from '../apps/api/src/api.module';
import { toGrafana } from '../docs/monitoring/dashboards/grafana';
import { mailDashboard } from '../docs/monitoring/dashboards/mail-dashboard';
import { serviceDashboard } from '../docs/monitoring/dashboards/service-dashboard';

export const ROOT = join(__dirname, '..');

/** Of the paths that the document has. */
const PREFIX = new RegExp(`^${new Config().API_PREFIX}(?=/)`);

/** Files that are written from the code: path from the root, and the text that is current. */
export async function generatedDocs(): Promise<Record<string, string>> {
  const document = await openApiDocument();
  return {
    '.env.example': envExample(),
    'README.md': withConfigurationTable(readFileSync(join(ROOT, 'README.md'), 'utf8')),
    'docs/openapi.json': toJson(document),
    'apps/console/src/api/schema.d.ts': typesOf(document),
    'docs/problems.md': problemsPage(),
    'docs/monitoring/grafana-dashboard.json': toJson(toGrafana(serviceDashboard)),
    'docs/monitoring/grafana-mail-dashboard.json': toJson(toGrafana(mailDashboard)),
  };
}

/** Types of every request and answer for the console, which learns where the API is when it is loaded. */
function typesOf({ paths, ...document }: OpenAPIObject): string {
  const relative = Object.entries(paths).map(([path, item]) => [path.replace(PREFIX, ''), item] as const);
  const input = JSON.stringify({ ...document, paths: Object.fromEntries(relative) });
  // As a program: Jest cannot load the modules that it is made of.
  const program = join(ROOT, 'node_modules/.bin/openapi-typescript');
  return `// Written by \`npm run docs:generate\`.\n${execFileSync(program, { input, encoding: 'utf8', stdio: 'pipe' })}`;
}

const toJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

interface Variable {
  name: string;
  group: string;
  description: string;
  /** As it would be written into the environment; empty when there is none. */
  defaultValue: string;
}

function variables(): Variable[] {
  const defaults = new Map<string, string | number | boolean | string[]>(Object.entries(new Config()));
  return [...documentedVariables()].map(([name, { group, description, secret }]) => ({
    name,
    group,
    description: secret ? `${description} Secret.` : description,
    defaultValue: secret ? '' : String(defaults.get(name) ?? ''),
  }));
}

/** Every variable, commented out: unset, it has the value that is shown. */
function envExample(): string {
  const lines = ['# Copy to .env and uncomment what should differ. Written by `npm run docs:generate`.'];
  let heading = '';
  for (const { name, group, description, defaultValue } of variables()) {
    if (group !== heading) lines.push('', `## ${group}`);
    heading = group;
    lines.push('', `# ${description}`, `#${name}=${defaultValue}`);
  }
  return `${lines.join('\n')}\n`;
}

function withConfigurationTable(readme: string): string {
  const table = variables().map(
    ({ name, description, defaultValue }) =>
      `| \`${name}\` | ${defaultValue && `\`${defaultValue}\``} | ${description} |`,
  );
  const marked = /(<!-- configuration:begin[^>]*-->\n)[^]*(<!-- configuration:end -->)/;
  if (!marked.test(readme)) throw new Error('README.md has no markers for the configuration table');
  return readme.replace(marked, (_, begin: string, end: string) =>
    [
      `${begin}<!-- prettier-ignore -->`,
      '| Variable | Default | What it sets |',
      '|---|---|---|',
      ...table,
      '', // as prettier has it
      end,
    ].join('\n'),
  );
}

/** Every kind of error that a client can meet. The rooms declare them when they are loaded. */
function problemsPage(): string {
  const sections = problemTypes().map(
    ({ code, status, title, detail, explanation }) =>
      `## ${code}\n\n${status} ${title}: “${detail}”\n\n${explanation}\n`,
  );
  const introduction =
    'Every error is an RFC 9457 problem. Its `code` says which kind it is; its `type` leads to the same text as here, ' +
    'at `/docs/problems/<code>` of the running API. Written by `npm run docs:generate`.';
  return [`# Problems\n\n${introduction}\n`, ...sections].join('\n');
}

@Module({})
class Root {}

/** The API as OpenAPI. Nothing is instantiated, so neither a database nor a port is needed. */
async function openApiDocument(): Promise<OpenAPIObject> {
  const root: DynamicModule = { module: Root, imports: [ConfigModule.forRoot(new Config()), ApiModule] };
  const app = await NestFactory.create<NestExpressApplication>(root, {
    preview: true,
    abortOnError: false,
    logger: ['error'],
  });
  setPrefix(app);
  return createOpenApiDocument(app);
}
