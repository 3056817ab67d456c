const SHELL = '<rootDir>/node_modules/@rancher/shell';

// Published as ES modules, which jest cannot load unless they are compiled.
const ES_MODULES = [
  '@rancher/shell', '@kubernetes/client-node', '@noble/hashes', 'openid-client', 'oauth4webapi', 'jose', 'jsonpath-plus',
  'color', 'color-string', 'color-convert', 'color-name', 'vee-validate', '@vee-validate', 'clipboard-polyfill',
];

const common = {
  rootDir: __dirname,
  transform: { '^.+\\.(ts|m?js)$': 'babel-jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${ ES_MODULES.join('|') })/)`],
  // what is built, and what `npm run test:mutation` left behind when it was interrupted: copies
  modulePathIgnorePatterns: ['<rootDir>/(\\.stryker-tmp|dist-pkg|catalog)/'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'vue'],
};

/** Pure TypeScript: the extension's domain, and what runs in Node. */
const node = {
  ...common,
  displayName: 'node',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{local-rancher,scripts,test/support}/**/*.test.ts', '<rootDir>/pkg/*/{types,domain}/**/*.test.ts'],
  setupFiles: ['<rootDir>/test/support/properties.ts'],
  testPathIgnorePatterns: ['\\.(recorded|consumers|package)\\.test\\.ts$'],
};

/** What needs a document: models, composables, components. */
const browser = {
  ...common,
  displayName: 'browser',
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  testMatch: ['<rootDir>/pkg/*/{shell,composables,components}/**/*.test.ts', '<rootDir>/test/models/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/components/setup.ts'],
  transform: { ...common.transform, '^.+\\.vue$': '<rootDir>/test/support/components/vue-transform.js' },
  // scripts of components are compiled to ES5 whatever the target is, where `[...new Set()]` is empty unless told otherwise
  globals: { 'vue-jest': { tsConfig: 'test/support/components/tsconfig.json' } },
  moduleNameMapper: {
    // the shell's own stand-ins for require.context, as in the built package
    'dynamic-importer$': `${ SHELL }/pkg/dynamic-importer.lib.js`,
    'model-loader-require$': `${ SHELL }/pkg/model-loader-require.lib.js`,
    'require-asset$': `${ SHELL }/pkg/require-asset.lib.js`,
    '^@shell/(.*)$': `${ SHELL }/$1`,
    '^@components/(.*)$': `${ SHELL }/rancher-components/$1`,
    '^@pkg/(.*)$': '<rootDir>/pkg/$1',
    '^clipboard-polyfill$': '<rootDir>/node_modules/clipboard-polyfill/dist/es6/clipboard-polyfill.es6.js',
    '\\.(svg|png|s?css)$': '<rootDir>/test/support/components/file.js',
  },
};

/** The stand-ins on a real API server, compared with what the real operator and hosts did. */
const recorded = {
  ...common,
  displayName: 'recorded',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/local-rancher/**/*.recorded.test.ts'],
  globalSetup: '<rootDir>/test/support/recorded/start-backend.ts',
  globalTeardown: '<rootDir>/test/support/recorded/stop-backend.ts',
};

/** What the extension generates for other programs, given to those programs. `scripts/consumers.ts` sees to it that they are there. */
const consumers = {
  ...common,
  displayName: 'consumers',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{pkg/*/domain,scripts/catalog}/**/*.consumers.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/host-setup/timeout.ts'],
};

/** The extension as users get it, and the catalog of it: after `npm run build`. */
const extensionPackage = {
  ...common,
  displayName: 'package',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/scripts/catalog/*.package.test.ts'],
};

process.env.TZ = 'UTC';

/** Projects that need more than Node are chosen by a variable. */
function projects() {
  if (process.env.RECORDED) {
    return [recorded];
  }

  if (process.env.PACKAGE) {
    return [extensionPackage];
  }

  return process.env.CONSUMERS ? [consumers] : [node, browser];
}

module.exports = { projects: projects() };
