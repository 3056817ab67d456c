import js from '@eslint/js';
import vueI18n from '@intlify/eslint-plugin-vue-i18n';
import stylistic from '@stylistic/eslint-plugin';
import jest from 'eslint-plugin-jest';
import playwright from 'eslint-plugin-playwright';
import vue from 'eslint-plugin-vue';
import accessibility from 'eslint-plugin-vuejs-accessibility';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const EXTENSION = 'pkg/elemental';
const CODE = ['**/*.ts', '**/*.mjs', '**/*.vue'];

/**
 * The way of the data goes left to right; a layer imports from the layers before it and from itself.
 * `screens` are the folders whose file names the shell reads as resource types.
 */
const LAYERS = [
  { folders: ['types'] },
  { folders: ['domain'] },
  { folders: ['models'] },
  { folders: ['composables'] },
  { folders: ['components'] },
  { folders: ['list', 'detail', 'edit', 'dialog', 'promptRemove', 'machine-config', 'formatters', 'pages'] },
];

/** What a file of a layer must not import: every later layer, and for the pure layers every package but the named ones. */
function layerRules() {
  return LAYERS.flatMap(({ folders }, index) => {
    const later = LAYERS.slice(index + 1).flatMap((layer) => layer.folders);
    const isPure = index < 2;
    const patterns = [];

    if (later.length) {
      patterns.push({
        regex: `^\\.{1,2}/(.*/)?(${ later.join('|') })/`,
        caseSensitive: true,
        message: `${ folders.join(', ') } must not import from a layer to its right: imports follow the way of the data.`,
      });
    }
    if (isPure) {
      patterns.push({
        regex: '^(?!\\.{1,2}/|yaml$|@noble/hashes/)',
        message: 'types and domain run in plain Node: no shell, no Vue, no alias; pure libraries are named in this rule.',
      });
    }

    return {
      files: folders.map((folder) => `${ EXTENSION }/${ folder }/**/*.{ts,vue}`),
      ignores: ['**/*.test.ts'],
      rules: { 'no-restricted-imports': ['error', { patterns }] },
    };
  });
}

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist-pkg/', 'catalog/', '.local-rancher/', 'test-results/', 'reports/', '.stryker-tmp/', '**/.shell'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: CODE })),
  ...tseslint.configs.stylisticTypeChecked.map((config) => ({ ...config, files: CODE })),
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  stylistic.configs.customize({ indent: 2, quotes: 'single', semi: true, braceStyle: '1tbs', arrowParens: true, commaDangle: 'always-multiline' }),
  {
    rules: {
      '@stylistic/max-len': ['error', { code: 150, ignoreUrls: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
      '@stylistic/template-curly-spacing': ['error', 'always'],
    },
  },

  {
    files: CODE,
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        parser: tseslint.parser,
        project: ['./tsconfig.json', './tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      // the shell's models are made of getters, and an override has to be one too
      '@typescript-eslint/class-literal-property-style': ['error', 'getters'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // numbers and booleans in a template literal are what they look like
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'curly': 'error',
      'eqeqeq': 'error',
      'no-console': 'error',
    },
  },

  ...layerRules(),

  {
    files: [`${ EXTENSION }/**/*.vue`],
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup', 'composition']],
      'vue/define-macros-order': 'error',
      'vue/html-button-has-type': 'error',
      'vue/no-unused-emit-declarations': 'error',
      'vue/no-unused-properties': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-v-html': 'error',
      'vue/no-restricted-static-attribute': ['error', { key: 'v-clean-html', message: 'What comes from a host is text.' }],
      'vue/prefer-true-attribute-shorthand': 'error',
      'vue/max-attributes-per-line': ['error', { singleline: 3 }],
      'vue/no-undef-components': ['error', { ignorePatterns: ['^router-link$'] }],
      // a label that holds its control needs no id
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // file names are resource types in the shell's folders
      'vue/multi-word-component-names': 'off',
    },
  },

  {
    files: [`${ EXTENSION }/**/*.{ts,vue}`],
    plugins: { '@intlify/vue-i18n': vueI18n },
    settings: { 'vue-i18n': { localeDir: { pattern: './l10n/*.yaml', localeKey: 'file' }, messageSyntaxVersion: '^11.0.0' } },
    rules: {
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-raw-text': ['error', { ignorePattern: '^[-–·:/()#,.]*$' }],
    },
  },

  {
    files: ['**/*.test.ts'],
    ignores: ['test/e2e/**'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'fc.assert'] }],
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
    },
  },
  {
    files: ['test/e2e/**/*.ts', 'test/accessibility/**/*.ts'],
    ...playwright.configs['flat/recommended'],
    rules: {
      ...playwright.configs['flat/recommended'].rules,
      'playwright/no-wait-for-timeout': 'error',
      'playwright/no-skipped-test': 'error',
      'playwright/no-conditional-in-test': 'error',
    },
  },
  {
    files: ['scripts/**', 'local-rancher/**', 'test/**'],
    rules: {
      'no-console': 'off',
      // the Kubernetes client's models are classes without behaviour
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  {
    // configuration read by tools in their own way
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['**/*.cjs', '**/*.js'],
    languageOptions: { globals: globals.node, sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
