const { TestEnvironment } = require('jest-environment-node');

/** Whether this process's `require` compiles TypeScript. */
let compiles = false;

/**
 * The environment of tests on PostgreSQL: what the application consists of is loaded once by each of Jest's processes, by Node
 * itself, and not by Jest for each file of tests; see load-once.js.
 */
module.exports = class extends TestEnvironment {
  /** @override */
  async setup() {
    await super.setup();
    // Not earlier: while Jest loads this file, it has a hook of its own in `require`.
    if (!compiles) require('@swc-node/register/register').register();
    compiles = true;
    this.global.loadOnce = require;
    // Tests have a realm of their own. Without this, a date that the application made is no `Date` there, decorators of tests leave
    // nothing for Nest to find, and what tests throw is no `Error` to the application.
    for (const name of Object.getOwnPropertyNames(globalThis))
      if (/^(Date|Reflect)$|.Error$/.test(name))
        Reflect.set(this.global, name, Reflect.get(globalThis, name));
    Object.setPrototypeOf(this.global.Error.prototype, Error.prototype);
  }
};
