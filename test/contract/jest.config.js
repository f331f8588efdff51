const { projects } = require('../../jest.config.js');

const [unit] = projects;

module.exports = {
  ...unit,
  displayName: 'contract',
  testMatch: ['<rootDir>/test/contract/deployment.spec.ts'],
  testTimeout: 30_000,
};
