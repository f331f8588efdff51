import { type CpuProfile, topOf } from './profile';

const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 9 });

const PROFILE: CpuProfile = {
  startTime: 1_000_000,
  nodes: [
    { id: 1, callFrame: frame('query', 'file:///app/node_modules/pg/lib/client.js') },
    { id: 2, callFrame: frame('send', 'file:///app/node_modules/pg/lib/connection.js') },
    { id: 3, callFrame: frame('(garbage collector)') },
    { id: 4, callFrame: frame('(idle)') },
  ],
  samples: [1, 1, 2, 3, 4],
  timeDeltas: [1_000, 2_000, 3_000, 4_000, 90_000],
};

describe('the top of CPU profiles', () => {
  it('has the functions and the packages that took the most time, and no waiting', () => {
    const [functions, packages] = topOf([PROFILE], 0).split('\n\n');
    expect(functions!.split('\n').slice(2)).toEqual([
      '| (garbage collector) | 4 | 40.0 |',
      '| query pg/lib/client.js:10 | 3 | 30.0 |',
      '| send pg/lib/connection.js:10 | 3 | 30.0 |',
    ]);
    expect(packages!.split('\n').slice(2)).toEqual([
      '| pg | 6 | 60.0 |',
      '| (garbage collector) | 4 | 40.0 |',
    ]);
  });

  it('leaves out what came before the requests', () => {
    expect(topOf([PROFILE], 1_006_000)).toContain('| (garbage collector) | 4 | 57.1 |');
  });
});
