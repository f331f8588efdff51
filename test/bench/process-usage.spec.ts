import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseStat, ProcessTree } from './process-usage';

const BUSY = 'while (process.cpuUsage().user < 300_000);';
const BUSY_CHILD = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(BUSY)}]);
  console.log('done'); setInterval(() => {}, 1000);`;

(process.platform === 'linux' ? describe : describe.skip)('What processes use', () => {
  it('is read from /proc, whatever the name of the program', () => {
    const stat =
      '4242 (post) 1 (gres: x) S 17 4242 4242 0 -1 4194304 1 2 3 4 150 50 7 3 20 0 1 0 123 456 789';
    expect(parseStat(stat)).toEqual({ parent: 17, cpuMs: 2_100 });
  });

  it('counts children that have come and gone', async () => {
    const child = spawn(process.execPath, ['-e', BUSY_CHILD], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(child.stdout, 'data');
      const tree = new ProcessTree(child.pid!);
      expect(tree.cpuMs()).toBeGreaterThanOrEqual(300);
      expect(tree.largestRssMb()).toBeGreaterThan(10);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is nothing of a process that does not run', () => {
    expect(new ProcessTree(2 ** 30).cpuMs()).toBe(0);
  });
});
