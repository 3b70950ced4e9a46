import js from '@eslint/js';
import globals from 'globals';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const NODE_MODULES = ['node:*', ...builtinModules.flatMap((name) => [name, `${name}/*`])];
const NODE_GLOBALS = Object.keys(globals.node).filter((name) => !(name in globals.browser));
const USE_HOST = 'Only host/node may use Node: add what is missing to host/host.ts.';
// A text that goes on in English after a line break.
const BOTH_LANGUAGES = ['Literal[value=/[ぁ-ん].*\\n/]', 'TemplateElement[value.cooked=/[ぁ-ん].*\\n/]'];
const USE_BILINGUAL = 'A message in both languages is said by bilingual({ ja, en }) of options/bilingual.ts.';

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.venv/', '.setup/', 'site/', '**/*.ipynb'] },
  js.configs.recommended,
  { languageOptions: { globals: globals.node } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // `{ known, ...rest }` is how a known part is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // Numbers in template strings are what messages are made of.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // The library runs in a browser too: what only Node has is reached through host/.
    files: ['lib/keras-nyumon/src/**/*.ts'],
    ignores: ['lib/keras-nyumon/src/host/node/**', '**/digit-pad/browser/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: NODE_MODULES, message: USE_HOST }] }],
      'no-restricted-globals': ['error', ...NODE_GLOBALS.map((name) => ({ name, message: USE_HOST }))],
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression', message: USE_HOST },
        ...BOTH_LANGUAGES.map((selector) => ({ selector, message: USE_BILINGUAL })),
      ],
    },
  },
  {
    // What a cell declares, a later cell of the reader's may use.
    files: ['notebooks/lessons/*.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
);
