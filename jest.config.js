const { availableParallelism } = require('node:os');
const { swcOptions } = require('./scripts/swc-options');

/** @param {'typescript' | 'ecmascript'} syntax */
const swc = (syntax) => ['@swc/jest', { ...swcOptions(syntax), sourceMaps: 'inline' }];

const project = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // Nest's packages are ES modules only: swc compiles them for Jest as it does our own code.
  transform: { '^.+\\.ts$': swc('typescript'), '^.+\\.m?js$': swc('ecmascript') },
  transformIgnorePatterns: ['/node_modules/(?!(?:@nestjs)/)'],
  cacheDirectory: '<rootDir>/.jest-cache',
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
};

// They see the code that they measure or watch only where Jest itself loads it.
const loadedByJest = process.argv.some((argument) => /^--(coverage|collectCoverage|watch)/.test(argument));

const onPostgres = {
  ...project,
  ...(!loadedByJest && {
    testEnvironment: '<rootDir>/test/support/environment.js',
    transform: {
      // Jest's own packages stay its own.
      '/(apps|libs|migrations)/.+\\.ts$|/node_modules/(?!jest|@jest/|@sinonjs/).+\\.[cm]?js$':
        '<rootDir>/test/support/load-once.js',
      ...project.transform,
    },
    transformIgnorePatterns: [],
  }),
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

module.exports = {
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts', '<rootDir>/test/bench/**/*.spec.ts'],
    },
    { ...onPostgres, displayName: 'e2e', testMatch: ['<rootDir>/test/{,fuzz/}*.e2e-spec.ts'] },
    // They kill, freeze and wait: minutes, of which nobody need wait for each change.
    { ...onPostgres, displayName: 'faults', testMatch: ['<rootDir>/test/faults/*.e2e-spec.ts'] },
    // In a browser, with what `npm run build` has made.
    { ...onPostgres, displayName: 'console', testMatch: ['<rootDir>/test/console/*.e2e-spec.ts'] },
    { ...project, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/*.spec.ts'] },
  ],
  // Tests wait half of their time for something else than a core.
  maxWorkers: 2 * availableParallelism(),
  collectCoverageFrom: ['{apps,libs}/**/*.ts', '!**/*.spec.ts', '!**/main.ts'],
  coverageThreshold: { global: { lines: 90, branches: 85 } },
};
