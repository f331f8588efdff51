/**
 * Who may import whom. `$1` is the room (or app) that the importing file is in: `customers`, `platform/http`, …
 * test/architecture/imports.spec.ts breaks every rule once and then checks the real tree.
 */
const ROOM = '^libs/((?:platform/)?[^/]+)/';
const SPEC = '\\.spec\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'rooms-know-no-apps',
      comment: 'Apps import libraries; a library works in any app.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-stand-alone',
      comment: 'Only standalone hosts what the other apps host.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'standalone-hosts-modules',
      comment: 'Standalone imports only the modules of the other apps, never their main.ts.',
      severity: 'error',
      from: { path: '^apps/standalone/' },
      to: { path: '^apps/', pathNot: ['^apps/standalone/', '\\.module\\.ts$'] },
    },
    {
      name: 'platform-stands-alone',
      comment: 'Every room stands on the platform, which knows none of them.',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/', pathNot: '^libs/platform/' },
    },
    {
      name: 'rooms-open-one-door',
      comment: 'Of another room, only what its index.ts exports may be used.',
      severity: 'error',
      from: { path: [ROOM, '^(?:apps|migrations)/'] },
      to: {
        path: '^libs/',
        pathNot: ['^libs/$1/', '^libs/(platform/)?[^/]+/src/index\\.ts$', '\\.entity\\.ts$'],
      },
    },
    {
      name: 'rooms-go-by-their-alias',
      comment: 'Another room is @libs/<name>, not a path through the tree.',
      severity: 'error',
      from: { path: [ROOM, '^(?:apps|migrations)/'] },
      to: {
        path: '^libs/(platform/)?[^/]+/src/index\\.ts$',
        pathNot: '^libs/$1/',
        dependencyTypesNot: ['aliased'],
      },
    },
    {
      name: 'entities-stay-in-their-room',
      comment: "A room's tables are its own: others ask its service.",
      severity: 'error',
      from: { path: [ROOM, '^apps/'] },
      to: { path: '^libs/.*\\.entity\\.ts$', pathNot: '^libs/$1/' },
    },
    {
      name: 'entities-are-not-exported',
      comment: 'What index.ts exports can be imported by everybody.',
      severity: 'error',
      from: { path: '^libs/.*/index\\.ts$' },
      to: { path: '\\.entity\\.ts$' },
    },
    {
      name: 'no-circles',
      comment:
        'Files that import each other are hard to understand and to load; move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-tests-in-production',
      comment: 'test/ and scripts/ are not shipped.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-specs-imported',
      comment: 'Spec files are run by Jest and imported by nobody.',
      severity: 'error',
      from: {},
      to: { path: SPEC },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that production needs stands in `dependencies`, with its version.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports-lead-somewhere',
      comment: 'Every import must resolve; @libs/customers/src/customer.entity, for example, has no alias.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // test/architecture/console.spec.ts: it imports nothing from outside.
    exclude: { path: '^apps/console/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
