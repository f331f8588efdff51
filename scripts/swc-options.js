const path = require('node:path');
const { compilerOptions } = require('../tsconfig.json');

/**
 * How swc compiles this project, in the build and for Jest: as tsconfig.json says that TypeScript would.
 * @param {'typescript' | 'ecmascript'} syntax
 * @returns {import('@swc/core').Options}
 */
module.exports.swcOptions = (syntax) => ({
  swcrc: false,
  configFile: false,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    baseUrl: path.join(__dirname, '..'),
    paths: compilerOptions.paths,
  },
});
