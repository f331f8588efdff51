import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend';

/** What .gitignore keeps out of the repository. */
const IGNORED = new Set(['.git', '.data', '.env', '.jest-cache', 'coverage', 'dist', 'node_modules']);

/** Passwords that open nothing: docker-compose.yml publishes no PostgreSQL, the workflow's lives for one job, and `host` is none. */
const ALLOWED = [
  '/gym_manager:gym_manager@postgres:/',
  '/postgres:postgres@127\\.0\\.0\\.1:/',
  '/u:p%40ss@host\\//',
];

const config = {
  rules: [
    {
      id: '@secretlint/secretlint-rule-preset-recommend',
      rule: recommended,
      rules: [
        {
          id: '@secretlint/secretlint-rule-database-connection-string',
          options: { allows: ALLOWED },
        },
      ],
    },
  ],
};

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

/** The secrets in the files of a folder: where, and of which kind, never the secret itself. */
async function findSecrets(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const filePath of filesIn(folder)) {
    const content = readFileSync(filePath, 'utf8');
    const { messages } = await lintSource({
      source: { filePath, content, contentType: 'text' },
      options: { config, maskSecrets: true },
    });
    for (const { loc, message } of messages)
      found.push(`${relative(folder, filePath)}:${loc.start.line} ${message}`);
  }
  return found;
}

/** Usage: check-secrets.ts [FOLDER], by default this repository. */
async function main(folder = process.cwd()): Promise<void> {
  const secrets = await findSecrets(folder);
  for (const secret of secrets) console.error(secret);
  if (secrets.length > 0) process.exitCode = 1;
}

void main(process.argv[2]);
