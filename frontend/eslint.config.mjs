import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const typed = ['console/**/*.ts', 'console/**/*.svelte'];

export default [
  { ignores: ['console/api/schema.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended.map((config) => ({ ...config, files: typed })),
  ...svelte.configs.recommended,
  { files: ['site/**/*.js', ...typed], languageOptions: { globals: globals.browser } },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    files: typed,
    rules: {
      // The type checker knows what is defined.
      'no-undef': 'off',
      // Properties of a component are changed by who sets them.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // Addresses are made from what is reactive, and thrown away.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses are the router's own.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['console/worker.js'], languageOptions: { globals: globals.serviceworker } },
  { files: ['*.mjs'], languageOptions: { globals: globals.node } },
];
