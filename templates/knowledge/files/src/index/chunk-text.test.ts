import { expect, test } from 'vitest';
import { chunkText } from './chunk-text.ts';

test('keeps a short text whole', () => {
  expect(chunkText('One.\n\nTwo.')).toEqual(['One.\n\nTwo.']);
  expect(chunkText(' \n\n ')).toEqual([]);
});

test('begins each passage with the heading that it stands below', () => {
  const [first, second, ...more] = chunkText(
    `# Returns\n\n${'Send it back. '.repeat(60)}\n\n${'Within 30 days. '.repeat(20)}`,
  );
  expect(first).toMatch(/^# Returns\n\nSend it back/);
  expect(second).toMatch(/^# Returns\n\nWithin 30 days/);
  expect(more).toEqual([]);
});

test('does not mix what stands below two headings, and drops a heading without text', () => {
  expect(chunkText('# A\n\none\n\n# Empty\n\n# B\n\ntwo')).toEqual(['# A\n\none', '# B\n\ntwo']);
});

test('cuts long blocks between sentences, else anywhere, and loses nothing', () => {
  const sentences = Array.from({ length: 80 }, (_, index) => `This is sentence number ${index}.`);
  const chunks = chunkText(sentences.join(' '));
  expect(chunks.every((chunk) => chunk.length <= 1_000 && chunk.endsWith('.'))).toBe(true);
  for (const sentence of sentences) expect(chunks.some((chunk) => chunk.includes(sentence))).toBe(true);
  expect(chunkText('x'.repeat(2_500)).join('')).toBe('x'.repeat(2_500));
});
