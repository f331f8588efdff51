import { spawnSync } from 'node:child_process';

/**
 * Whether a program that Node does not bring can be had. Without it a developer's machine goes without the tests that
 * need it, and is told so; on CI, where `.ci/run` installs it, its absence is an error.
 */
export function hasProgram(name: string): boolean {
  if (spawnSync(name, ['--version']).error === undefined) return true;
  if (process.env.CI) throw new Error(`${name} is missing: .ci/run installs it from Debian`);
  process.stderr.write(`${name} is not installed: the tests that need it are left out\n`);
  return false;
}

/** `describe` for tests that need a program which Node does not bring. */
export const describeWith = (program: string): jest.Describe =>
  hasProgram(program) ? describe : describe.skip;
