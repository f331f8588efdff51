const [unit] = require('../../jest.config').projects;

/**
 * The tests that judge mutants: those of what is mutated, unit and end-to-end as one project, for Stryker knows no projects.
 * `run.ts` makes the database that they copy, once and not for every mutant. `TESTS` names others, separated by commas; of
 * those that Stryker's own `--testFiles` names, it runs none for what a module computes when it is loaded.
 */
const TESTS =
  process.env.TESTS ??
  'libs/{auth,mail,platform/database,platform/identity}/src/*.spec.ts,' +
    'test/{auth,sessions,account,staff,roles,throttling,row-level-security,mail-senders}.e2e-spec.ts';

module.exports = {
  ...unit,
  displayName: 'mutation',
  // A comma within braces separates no tests.
  testMatch: TESTS.split(/,(?![^{]*\})/).map((tests) => `<rootDir>/${tests}`),
};
