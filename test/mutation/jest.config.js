const [unit] = require('../../jest.config').projects;

/**
 * The tests that judge mutants: those of what is mutated, unit and end-to-end as one project, for Stryker knows no projects.
 * `run.ts` makes the database that they copy, once and not for every mutant.
 */
module.exports = {
  ...unit,
  displayName: 'mutation',
  testMatch: [
    '<rootDir>/libs/{auth,mail,platform/database,platform/identity}/src/*.spec.ts',
    '<rootDir>/test/{auth,sessions,account,staff,roles,throttling,row-level-security,mail-senders}.e2e-spec.ts',
  ],
};
