import { is } from '@agent-canvas/packs';
import { expect, test } from 'vitest';
import { wiringImports } from './wiring-imports.ts';

const files = [
  {
    path: 'src/extensions.ts',
    doc: 'Extensions.',
    exports: [
      {
        name: 'extensions',
        type: { name: 'Extension', from: '@electric-sql/pglite' },
        list: [
          { import: 'vector', from: '@electric-sql/pglite-pgvector/vector', when: is('stage', 'pilot') },
          { import: 'own', from: './own.ts' },
        ],
      },
      { name: 'open', choose: [{ import: 'open', from: 'pg', when: is('stage', 'prototype') }] },
    ],
  },
];

test('names the packages of every part that applies, and of types', () => {
  expect(wiringImports(files, () => true)).toEqual(['@electric-sql/pglite-pgvector', '@electric-sql/pglite', 'pg']);
  expect(wiringImports(files, (when) => when === undefined)).toEqual(['@electric-sql/pglite']);
});
