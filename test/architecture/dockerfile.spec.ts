import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DOCKERFILE_RULES, execForm, isIgnored, parseDockerfile } from './dockerfile-rules';

const ROOT = join(__dirname, '../..');
const DOCKERFILE = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const DOCKERIGNORE = readFileSync(join(ROOT, '.dockerignore'), 'utf8');
const run = promisify(execFile);

/** Edits of the Dockerfile, each of which breaks one rule. */
const BREAKS: Record<string, [search: string | RegExp, replacement: string][]> = {
  'the stages are those that the documents speak of': [[' AS build', ' AS compile']],
  'images of others have a version, and a whole digest if any': [
    [/FROM node:\S+/, 'FROM node'],
    [/FROM node:\S+/, 'FROM node:latest'],
    [/FROM node:\S+/, 'FROM node:24-bookworm-slim@sha256:0123'],
  ],
  'nothing comes from elsewhere': [
    ['COPY . .', 'ADD https://example.com/app.tar.gz .'],
    ['npm run build', 'curl -O https://example.com/tool'],
  ],
  'packages are those of the lock file, and run no scripts': [
    ['npm ci --ignore-scripts', 'npm install --ignore-scripts'],
    ['npm ci --ignore-scripts', 'npm ci'],
  ],
  'the image has packages of production alone': [
    ['--from=prod-deps', '--from=deps'],
    ['--omit=dev ', ''],
    ['--omit=optional ', ''],
  ],
  'the image has no package manager': [
    [/FROM debian:\S+ AS/, 'FROM node AS'],
    ['/usr/local/bin/node /usr/local/bin/node', '/usr/local /usr/local'],
  ],
  'what is copied is there and not ignored': [
    ['COPY package.json package-lock.json', 'COPY package.json yarn.lock'],
    ['COPY package.json package-lock.json', 'COPY package.json .env.example'],
  ],
  'variables are documented, and no secrets': [
    ['ARG APP_VERSION', 'ARG JWT_SECRET'],
    ['ENV NODE_ENV', 'ENV NODE_ENVIRONMENT'],
  ],
  'it runs as somebody with a number, who is not root': [
    [/USER .*/, 'USER node'],
    [/USER .*/, 'USER 0:0'],
    [/USER .*\n/, ''],
  ],
  'every app but standalone is a command': [['api worker migrate', 'api worker']],
  'the process is the first in its container, without a shell': [
    ['CMD ["api"]', 'CMD api'],
    ['CMD ["api"]', 'ENTRYPOINT ["sh", "-c"]\nCMD ["api"]'],
  ],
  'it says whether it is well, without a shell': [
    ['CMD ["node", "-e", ', 'CMD node -e ['],
    ['HEALTHCHECK', 'HEALTHCHECK NONE\n#'],
  ],
};

describe.each(DOCKERFILE_RULES)('Dockerfile: $name', ({ name, offences }) => {
  it('is a rule that can be broken', () => {
    expect(BREAKS[name]).not.toHaveLength(0);
    for (const [search, replacement] of BREAKS[name] ?? []) {
      const broken = DOCKERFILE.replace(search, replacement);
      expect(broken).not.toBe(DOCKERFILE);
      expect({ replacement, offences: offences(parseDockerfile(broken)) }).not.toEqual({
        replacement,
        offences: [],
      });
    }
  });

  it('is kept', () => {
    expect(offences(parseDockerfile(DOCKERFILE))).toEqual([]);
  });
});

describe('.dockerignore', () => {
  it.each([
    '.env',
    'apps/api/.env.local',
    '.git/config',
    '.data/jwt-secret',
    '.npmrc',
    'node_modules/typeorm/index.js',
    'dist/apps/api/src/main.js',
    'test/support/app.ts',
    'scripts/db.ts',
    'docs/operations.md',
    'libs/platform/config/src/load-config.spec.ts',
  ])('keeps %s out', (path) => {
    expect(isIgnored(DOCKERIGNORE, path)).toBe(true);
  });

  it('lets in all that the build is made of', () => {
    const sources = ['apps', 'libs', 'migrations'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    );
    const ignored = ['package.json', 'nest-cli.json', 'tsconfig.json', ...sources].filter((path) =>
      isIgnored(DOCKERIGNORE, path),
    );
    expect(sources.length).toBeGreaterThan(50);
    expect(ignored.filter((path) => !path.endsWith('.spec.ts'))).toEqual([]);
  });
});

describe('the health check of the image', () => {
  const [node, ...words] = execForm(
    parseDockerfile(DOCKERFILE).find(({ name }) => name === 'HEALTHCHECK')?.text ?? '',
  );

  /** Its exit code beside a process that answers so. */
  async function exitCode(variable: string, status: number): Promise<number> {
    const paths: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      paths.push(url);
      response.writeHead(status).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      // Port 1 is nobody's: the other process is not in this container.
      await run(node!, words, {
        env: { PATH: process.env.PATH, PORT: '1', WORKER_PORT: '1', [variable]: String(port) },
      });
      return 0;
    } catch (error) {
      return (error as { code: number }).code;
    } finally {
      expect(paths).toEqual(['/health/live']);
      server.close();
    }
  }

  it.each(['PORT', 'WORKER_PORT'])(
    'passes when the process on %s is alive, and not otherwise',
    async (variable) => {
      expect(await exitCode(variable, 200)).toBe(0);
      expect(await exitCode(variable, 503)).toBe(1);
    },
  );

  it('fails when nobody listens', async () => {
    const env = { PATH: process.env.PATH, PORT: '1', WORKER_PORT: '1' };
    await expect(run(node!, words, { env })).rejects.toMatchObject({ code: 1 });
  });
});

describe('scripts/pin-base-images.sh', () => {
  const DIGEST = `sha256:${'a1'.repeat(32)}`;
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gym-manager-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs it on `dockerfile` beside a registry that answers so. @returns what the file is afterwards */
  async function pin(dockerfile: string, answer: string): Promise<string> {
    writeFileSync(join(folder, 'docker'), `#!/bin/sh\necho '${answer}'\n`);
    chmodSync(join(folder, 'docker'), 0o755);
    writeFileSync(join(folder, 'Dockerfile'), dockerfile);
    await run(join(ROOT, 'scripts/pin-base-images.sh'), [join(folder, 'Dockerfile')], {
      env: { PATH: `${folder}:${process.env.PATH}` },
    });
    return readFileSync(join(folder, 'Dockerfile'), 'utf8');
  }

  it('pins every image of others, and leaves stages and pins alone', async () => {
    const pinned = `FROM a:1@${DIGEST} AS a\nFROM a AS b\nFROM debian:12-slim@sha256:1 AS c\n`;
    expect(await pin('FROM a:1 AS a\nFROM a AS b\nFROM debian:12-slim@sha256:1 AS c\n', DIGEST)).toBe(pinned);
    expect(await pin(pinned, 'not asked')).toBe(pinned);
  });

  it('makes of our Dockerfile one that keeps the rules', async () => {
    const pinned = parseDockerfile(await pin(DOCKERFILE, DIGEST));
    expect(pinned.filter(({ text }) => text.includes('@sha256:'))).toHaveLength(2);
    expect(DOCKERFILE_RULES.flatMap(({ offences }) => offences(pinned))).toEqual([]);
  });

  it('ends with an error when the registry gives no digest', async () => {
    await expect(pin('FROM a:1 AS a\n', 'denied')).rejects.toMatchObject({ code: 1 });
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe('FROM a:1 AS a\n');
  });
});
