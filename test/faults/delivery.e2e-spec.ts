import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppProcess } from '../support/app-process';
import { buildGym, type SignedUpGym } from '../support/factories';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(60_000);

const COMMIT = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const IMAGE = `gyms.azurecr.io/gym-manager@sha256:${'0123456789abcdef'.repeat(4)}`;
const PASSWORD = 'a password that nobody may read';

let folder: string;
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gym-manager-test-'));
  writeFileSync(join(folder, 'calls'), '');
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
  rmSync(folder, { recursive: true });
});

/** Runs a script of ours with nothing but these variables. */
async function run(script: string, args: string[], environment: Record<string, string>) {
  const child = spawn(join(__dirname, '../../scripts', script), args, {
    env: { PATH: `${folder}:${process.env.PATH}`, ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** Puts a program of this name before the real one, which notes how it was called. */
function replace(program: 'az' | 'docker'): void {
  const path = join(folder, program);
  writeFileSync(
    path,
    `#!/bin/sh\necho "${program} $* DATABASE_URL=$DATABASE_URL" >>"$(dirname "$0")/calls"\n`,
  );
  chmodSync(path, 0o755);
}
const calls = (): string[] => readFileSync(join(folder, 'calls'), 'utf8').split('\n').filter(Boolean);

/** Answers every request in one way. @returns its base URL */
async function serve(answer: (path: string, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    answer(request.url ?? '', response);
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers as a release does that is well. */
const healthy =
  (commit = COMMIT) =>
  (path: string, response: ServerResponse): void =>
    void response.end(path.endsWith('/auth/login') ? '{"access_token":"t"}' : `{"commit":"${commit}"}`);
const status =
  (code: number) =>
  (_: string, response: ServerResponse): void =>
    void response.writeHead(code).end();

const smoke = (url: string, environment: Record<string, string> = {}, ...options: string[]) =>
  run('smoke.sh', [...options, url], {
    EXPECTED_COMMIT: COMMIT,
    SMOKE_EMAIL: 'smoke@example.com',
    SMOKE_PASSWORD: PASSWORD,
    SMOKE_TIMEOUT_SECONDS: '1',
    ...environment,
  });

describe('The smoke test', () => {
  describe('of this release', () => {
    let database: TestDatabase;
    let release: AppProcess;
    let gym: SignedUpGym;

    beforeAll(async () => {
      database = await createTestDatabase();
      release = await AppProcess.start('api', {
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        JWT_SECRET: 'unused elsewhere',
        DATABASE_URL: database.url,
        GIT_COMMIT: COMMIT,
      });
      gym = await buildGym(release.client, { password: PASSWORD });
    });

    afterAll(async () => {
      await release.end('SIGTERM');
      await database.drop();
    });

    it('passes when everything works', async () => {
      const { code, output } = await smoke(release.client.baseUrl, {
        SMOKE_EMAIL: gym.email,
        // A busy machine takes its time to check a password.
        SMOKE_TIMEOUT_SECONDS: '60',
      });
      expect(output).toMatch(/ passes after \d+ s$/m);
      expect(code).toBe(0);
    });

    it('fails when another commit is deployed than expected', async () => {
      const { code, output } = await smoke(release.client.baseUrl, {
        SMOKE_EMAIL: gym.email,
        EXPECTED_COMMIT: 'another',
        SMOKE_TIMEOUT_SECONDS: '5',
      });
      expect(output).toContain(`names the commit '${COMMIT}', not 'another'`);
      expect(code).toBe(1);
    });

    it('fails when nobody can sign in, without trying again', async () => {
      const { code, output } = await smoke(release.client.baseUrl, { SMOKE_TIMEOUT_SECONDS: '600' });
      expect(output).toContain('signing in answers 400');
      expect(output).not.toContain(PASSWORD);
      expect(code).toBe(1);
    });
  });

  it.each([503, 404, 500, 301])('fails when every answer is %i', async (code) => {
    const result = await smoke(await serve(status(code)));
    expect(result.output).toContain(`/health/ready answers ${code}`);
    expect(result.code).toBe(1);
  });

  it('fails when signing in gives no token', async () => {
    const { code, output } = await smoke(
      await serve((_, response) => void response.end(`{"commit":"${COMMIT}"}`)),
    );
    expect(output).toContain('signing in gives no token');
    expect(code).toBe(1);
  });

  it('fails when the connection is refused, and when it times out', async () => {
    const nobody = await smoke('http://127.0.0.1:1');
    expect(nobody).toMatchObject({ code: 1, output: expect.stringContaining('answers 000') as string });
    const silent = await smoke(await serve(() => undefined));
    expect(silent).toMatchObject({ code: 1, output: expect.stringContaining('answers 000') as string });
  });

  it('waits until the new release has replaced the old one', async () => {
    const asked = [status(503), healthy('the release before'), healthy('the release before')];
    const url = await serve((path, response) => (asked.shift() ?? healthy())(path, response));
    const { code } = await smoke(url, { SMOKE_TIMEOUT_SECONDS: '30' });
    expect(code).toBe(0);
    expect(asked).toEqual([]);
  });

  it('checks only the health of a worker', async () => {
    const paths = new Set<string>();
    const url = await serve((path, response) => {
      paths.add(path);
      healthy()(path, response);
    });
    const { code } = await smoke(url, { SMOKE_EMAIL: '', SMOKE_PASSWORD: '' }, '--health-only');
    expect(code).toBe(0);
    expect([...paths]).toEqual(['/health/ready', '/health']);
  });

  it('does not start without an account to sign in with', async () => {
    const { code, output } = await smoke(await serve(healthy()), { SMOKE_PASSWORD: '' });
    expect(output).toContain('SMOKE_PASSWORD: is not set');
    expect(code).toBe(1);
  });
});

describe('A swap', () => {
  const swap = (url: string) =>
    run('swap-slot.sh', ['gyms', 'staging', url], {
      AZURE_RESOURCE_GROUP: 'group',
      EXPECTED_COMMIT: COMMIT,
      SMOKE_EMAIL: 'smoke@example.com',
      SMOKE_PASSWORD: PASSWORD,
      SMOKE_TIMEOUT_SECONDS: '1',
    });
  const SWAPPED = expect.stringContaining(
    'az webapp deployment slot swap --only-show-errors --resource-group group --name gyms --slot staging --target-slot production',
  ) as string;

  beforeEach(() => replace('az'));

  it('is kept when production passes its smoke test', async () => {
    const { code } = await swap(await serve(healthy()));
    expect(calls()).toEqual([SWAPPED]);
    expect(code).toBe(0);
  });

  it('is reverted, and reported as failed, when production fails its smoke test', async () => {
    const before = healthy('the release before');
    const url = await serve((path, response) => (calls().length % 2 ? status(503) : before)(path, response));
    const { code, output } = await swap(url);
    expect(calls()).toEqual([SWAPPED, SWAPPED]);
    expect(output).toContain('The previous release serves again');
    expect(code).toBe(1);
  });

  it('that Azure refuses is not reverted', async () => {
    writeFileSync(join(folder, 'az'), `#!/bin/sh\necho az >>"$(dirname "$0")/calls"\nexit 3\n`);
    const { code } = await swap(await serve(healthy()));
    expect(calls()).toEqual(['az']);
    expect(code).toBe(3);
  });
});

describe('A deployment', () => {
  const registry = { ACR_LOGIN_SERVER: 'gyms.azurecr.io', AZURE_RESOURCE_GROUP: 'group' };

  beforeEach(() => {
    replace('az');
    replace('docker');
  });

  it('starts the image in the slot', async () => {
    const { code } = await run('deploy-image.sh', ['gyms', 'staging'], { ...registry, IMAGE });
    expect(calls()).toHaveLength(1);
    expect(calls()[0]).toContain(`--name gyms --slot staging --container-image-name ${IMAGE}`);
    expect(code).toBe(0);
  });

  it('starts the image in an app without slots', async () => {
    const { code } = await run('deploy-image.sh', ['gyms-worker'], { ...registry, IMAGE });
    expect(calls()[0]).toContain(`--name gyms-worker --container-image-name ${IMAGE}`);
    expect(code).toBe(0);
  });

  it('runs migrations with the image, and never prints the URL of the database', async () => {
    const DATABASE_URL = 'postgresql://owner:secret@db/gym_manager';
    const { code, output } = await run('migrate-with-image.sh', [], { ...registry, IMAGE, DATABASE_URL });
    expect(calls()).toEqual([
      `docker run --rm --init --read-only --env DATABASE_URL ${IMAGE} migrate DATABASE_URL=${DATABASE_URL}`,
    ]);
    expect(output).not.toContain('secret');
    expect(code).toBe(0);
  });

  it.each([
    ['a tag', 'gyms.azurecr.io/gym-manager:latest'],
    ['another registry', IMAGE.replace('gyms.', 'others.')],
    ['a registry that only begins like ours', IMAGE.replace('.io/', '.io.example.com/')],
    ['a short digest', IMAGE.slice(0, -1)],
    ['a long digest', `${IMAGE}0`],
    ['a second line', `${IMAGE}\n--privileged`],
    ['a first line', `x\n${IMAGE}`],
    ['an option', '--privileged'],
    ['a command', `${IMAGE.split('@')[0]}$(id)@${IMAGE.split('@')[1]}`],
    ['nothing', ''],
  ])('refuses %s as an image', async (_, image) => {
    for (const script of ['check-image.sh', 'deploy-image.sh', 'migrate-with-image.sh'])
      expect(await run(script, ['gyms'], { ...registry, DATABASE_URL: 'x', IMAGE: image })).toMatchObject({
        code: 1,
      });
    expect(calls()).toEqual([]);
  });
});
