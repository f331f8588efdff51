/**
 * What keeps people out of each other's accounts, gyms and mailboxes is changed in small ways, one at a time: does a test notice?
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: [
    'libs/auth/src/{access-tokens,jwt.strategy,jwt.guard,roles.guard,refresh-token,refresh-cookie,new-password}.ts',
    'libs/auth/src/{sign-in,sessions,password,email,join}.service.ts',
    'libs/platform/database/src/role.ts',
    'libs/platform/identity/src/{allow,secret-token}.ts',
    'libs/mail/src/{mail-message,mail-renderer,mail-outbox,mail-senders,smtp-failure}.ts',
  ],
  testRunner: 'jest',
  // Jest cannot tell which tests are related to a file: `@libs/…` is resolved by swc.
  jest: { configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // Each e2e test file starts a whole app.
  concurrency: 1,
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 30,
  reporters: ['clear-text', 'json'],
  ignorePatterns: ['.data', '.jest-cache', 'dist', 'coverage'],
};
