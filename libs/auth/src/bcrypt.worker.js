// JavaScript, so that a worker thread can load it from the sources (tests) as well as from the build.
const bcrypt = require('bcryptjs');

module.exports = {
  /** @param {{ password: string, cost: number }} task */
  hash: ({ password, cost }) => bcrypt.hashSync(password, cost),
  /** @param {{ password: string, hash: string }} task */
  compare: ({ password, hash }) => bcrypt.compareSync(password, hash),
};
