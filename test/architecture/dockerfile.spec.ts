import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');
const linesOf = (file: string): string[] =>
  readFileSync(join(ROOT, file), 'utf8')
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean);

const LINES = linesOf('Dockerfile');
const RUNTIME = LINES.slice(LINES.findIndex((line) => line.endsWith(' AS runtime')));
/** What follows an instruction's name. */
const textsOf = (name: string, lines = LINES): string[] =>
  lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
/** The words of an instruction in exec form, which starts no shell. */
const execForm = (text = ''): string[] => JSON.parse(text.slice(text.indexOf('['))) as string[];

describe('Dockerfile', () => {
  it('starts from tags of Debian bookworm, or from whole digests of them', () => {
    const images = textsOf('FROM').filter((text) => text.includes(':'));
    expect(images).toHaveLength(2);
    for (const image of images)
      expect(image).toMatch(/^\w+:[\w-]*bookworm[\w-]*(@sha256:[0-9a-f]{64})? AS \w+$/);
  });

  it('installs packages from the lock file without their scripts, and downloads nothing else', () => {
    const commands = textsOf('RUN')
      .join('\n')
      .match(/(?<!\.)\bnpm (?!run )[^&\n]*/g);
    expect(commands).toHaveLength(2);
    for (const command of commands ?? []) expect(command).toMatch(/^npm ci .*--ignore-scripts/);
    expect(LINES.join('\n')).not.toMatch(/\b(?:ADD|curl|wget|git|apt-get)\b|https?:\/\/(?!127)/);
  });

  it('has neither npm nor development packages at runtime', () => {
    expect(RUNTIME[0]).toMatch(/^FROM debian:/);
    expect(textsOf('COPY', RUNTIME)).toEqual([
      '--from=node /usr/local/bin/node /usr/local/bin/node',
      '--from=prod-deps /app/node_modules node_modules',
      '--from=build /app/dist dist',
      'package.json ./',
    ]);
    expect(textsOf('RUN').findLast((text) => text.includes('npm ci'))).toContain('--omit=dev');
  });

  it('runs as a numeric user that is not root', () => {
    expect(textsOf('USER', RUNTIME).at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('starts the api without a shell, so that Node receives signals', () => {
    expect(textsOf('CMD', RUNTIME).map(execForm)).toEqual([['api']]);
    expect(textsOf('ENTRYPOINT')).toEqual([]);
  });

  it('has a command for every process but standalone', () => {
    const [, commands] = /for app in ([\w ]+);.*ln -s/.exec(textsOf('RUN', RUNTIME).join()) ?? [];
    const apps = readdirSync(join(ROOT, 'apps')).filter((app) => !['standalone', 'console'].includes(app));
    expect(commands?.split(' ').toSorted()).toEqual(apps);
  });

  it('contains no secrets', () => {
    expect([...textsOf('ARG'), ...textsOf('ENV')].join()).not.toMatch(/SECRET|PASSWORD|TOKEN|_URL/);
  });

  it('is built from sources and manifests alone', () => {
    const names = [
      'package.json',
      'package-lock.json',
      'nest-cli.json',
      'tsconfig.json',
      'apps',
      'libs',
      'migrations',
    ];
    const included = names.map((name) => `!${name}`);
    const excluded = ['**/*.spec.ts', '**/.env*', '**/node_modules', '**/dist'];
    expect(linesOf('.dockerignore')).toEqual(['*', ...included, ...excluded]);
  });
});

describe('HEALTHCHECK', () => {
  /** Its exit code in a container whose process answers with `status` on the port that `variable` sets. */
  async function exitCode(variable: string, status: number): Promise<number | undefined> {
    const [node = '', ...words] = execForm(textsOf('HEALTHCHECK', RUNTIME)[0]);
    const server = createServer(({ url }, response) =>
      response.writeHead(url === '/health/live' ? status : 404).end(),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = String((server.address() as AddressInfo).port);
    // Nothing listens on port 1: a container runs one process.
    const env = { PATH: process.env.PATH, PORT: '1', WORKER_PORT: '1', [variable]: port };
    const result = await promisify(execFile)(node, words, { env }).catch((error: { code: number }) => error);
    server.close();
    return 'code' in result ? result.code : 0;
  }

  it.each([
    ['passes while the API is alive', 'PORT', 200, 0],
    ['passes while the worker is alive', 'WORKER_PORT', 200, 0],
    ['fails when the process answers 503', 'PORT', 503, 1],
    ['fails when nothing listens', 'ANOTHER_PORT', 200, 1],
  ])('%s', async (_, variable, status, code) => {
    expect(await exitCode(variable, status)).toBe(code);
  });
});
