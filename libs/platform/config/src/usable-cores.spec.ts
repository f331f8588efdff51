import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { usableCores } from './usable-cores';

describe('The usable cores', () => {
  let cgroups: string;

  beforeEach(() => {
    cgroups = mkdtempSync(join(os.tmpdir(), 'cgroups-'));
    jest.spyOn(os, 'availableParallelism').mockReturnValue(8);
  });

  afterEach(() => {
    rmSync(cgroups, { recursive: true });
    jest.restoreAllMocks();
  });

  function write(files: Record<string, string>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cgroups, file)), { recursive: true });
      writeFileSync(join(cgroups, file), text);
    }
  }

  const v1 = (quota: string) => ({ 'cpu/cpu.cfs_quota_us': quota, 'cpu/cpu.cfs_period_us': '100000\n' });

  it.each([
    ['without control groups all that the scheduler grants', {}, 8],
    ['without a limit all', { 'cpu.max': 'max 100000\n' }, 8],
    ['without a limit of version 1 all', v1('-1\n'), 8],
    ['with a limit no more than it', { 'cpu.max': '300000 100000\n' }, 3],
    ['with a limit of version 1 no more than it', v1('200000\n'), 2],
    ['only those that can be busy all the time', { 'cpu.max': '290000 100000\n' }, 2],
    ['one at least', { 'cpu.max': '50000 100000\n' }, 1],
    ['no more than there are', { 'cpu.max': '6400000 100000\n' }, 8],
  ])('are %s', (_, files, cores) => {
    write(files);
    expect(usableCores(cgroups)).toBe(cores);
  });
});
