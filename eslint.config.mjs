import eslint from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const notDurable = 'is in memory only: durable work is a policy (libs/event-sourcing/policies)';

const cqrs = {
  name: '@nestjs/cqrs',
  importNames: ['EventBus', 'EventsHandler', 'Saga', 'AggregateRoot', 'EventPublisher', 'IEventHandler'],
  message: notDurable,
};

const bareReads = {
  name: '#http',
  importNames: ['ReadModels', 'StreamHistory', 'LogReads', 'readsForEveryone'],
  message:
    'does not know who asks: take `Reads`; a controller injects READS_FOR and gets them by `readsFor(caller)`, the caller being its parameter `@AskedBy() caller: Caller`',
};

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'test/fixtures/'] },
  eslint.configs.recommended,
  {
    plugins: { regexp },
    rules: {
      // A pattern reads foreign input in a time that grows with its length, not with its square.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, emitDecoratorMetadata: true },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Nest modules are classes without members.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // An `async` method without `await` still keeps a port's promise.
      '@typescript-eslint/require-await': 'off',
      // Shapes of data are type aliases where they are members of a union.
      '@typescript-eslint/consistent-type-definitions': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [cqrs],
        },
      ],
    },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['libs/http/**', 'libs/read-database/**', '**/testing/**', '**/*.spec.ts', '**/*.fixture.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [cqrs, bareReads] }] },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['**/*.spec.ts', '**/*.fixture.ts', '**/testing/**/*.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/explicit-function-return-type': 'off',
      'no-restricted-globals': ['error', { name: 'setTimeout', message: 'tests never sleep: wait for a condition' }],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly' } } },
);
