import { afterEach, expect, test } from 'vitest';
import { config } from '../config.ts';
import { parseDocument } from './parse-document.ts';

const source = { name: 's', kind: 'files', location: '.', content: 'prose' } as const;
const parse = (text: string) => parseDocument(source, { uri: 'a.md', text, updatedAt: 7 });
const before = structuredClone(config.governance);
afterEach(() => {
  config.governance = structuredClone(before);
});

test('reads the metadata in front of the text', () => {
  const document = parse(
    '---\ntitle: "Returns: how"\nowner: desk\nclass: public\nupdated: 2026-01-02\nreviewed: 2026-02-03\n---\nBody.',
  );
  expect(document).toMatchObject({
    title: 'Returns: how',
    owner: 'desk',
    class: 'public',
    updatedAt: Date.UTC(2026, 0, 2),
    reviewedAt: Date.UTC(2026, 1, 3),
    text: 'Body.',
  });
});

test('takes what is missing from the heading, the source and the canvas', () => {
  config.governance = { ...before, owner: '@head', classes: ['internal', 'public'] };
  expect(parse('# Returns\n\nBody.')).toMatchObject({
    title: 'Returns',
    owner: '@head',
    class: 'internal',
    updatedAt: 7,
    reviewedAt: undefined,
  });
  expect(parse('Body.').title).toBe('a.md');
});

test('texts that differ in spaces and case alone have one digest', () => {
  expect(parse('Send  it\nback').digest).toBe(parse('send it back').digest);
  expect(parse('Send it back').digest).not.toBe(parse('Send it on').digest);
});
