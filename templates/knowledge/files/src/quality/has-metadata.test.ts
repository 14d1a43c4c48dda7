import { afterEach, expect, test } from 'vitest';
import { config } from '../config.ts';
import { context, documentWith } from '../testing/document-with.ts';
import { hasMetadata } from './has-metadata.ts';

const before = structuredClone(config.governance);
afterEach(() => {
  config.governance = structuredClone(before);
});

test('only classes that the knowledge base may hold come in; none named: any', () => {
  config.governance.classes = ['public', 'internal'];
  expect(hasMetadata(documentWith({ class: 'internal' }), context)).toBeUndefined();
  expect(hasMetadata(documentWith({ class: 'secret' }), context)).toMatch(/"secret", allowed are public, internal/);
  config.governance.classes = [];
  expect(hasMetadata(documentWith({ class: 'secret' }), context)).toBeUndefined();
});

test('where the canvas names an owner, no document may go without', () => {
  config.governance.owner = '@head';
  expect(hasMetadata(documentWith({ owner: '' }), context)).toMatch(/no owner/);
  config.governance.owner = '';
  expect(hasMetadata(documentWith({ owner: '' }), context)).toBeUndefined();
});
