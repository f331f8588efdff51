/**
 * Leaves a file to Node's own `require`, which environment.js lends to the tests. Jest loads all modules anew for each
 * file of tests: for this application that takes more than a second, and code that was never run before is slow.
 *
 * @type {import('@jest/transform').SyncTransformer}
 */
module.exports = {
  process: (_source, path) => ({ code: `module.exports = loadOnce(${JSON.stringify(path)});` }),
};
