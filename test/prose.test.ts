import { settings } from '@agent-canvas/canvas';
import { expect, test } from 'vitest';
import { builtInPack } from './built-in-pack.ts';
import { renderAnswers } from './render-answers.ts';

const pack = await builtInPack();

test.each(settings().filter(({ kind }) => kind === 'prose'))('$path stands in a document', ({ path }) => {
  const text = `What was said about ${path}.`;
  const { files } = renderAnswers(pack, { name: 'my-agent', [path]: text });
  const holding = files.filter(({ content }) => String(content).includes(text)).map((file) => file.path);
  expect(holding).not.toEqual([]);
  expect(holding.filter((file) => !file.endsWith('.md'))).toEqual([]);
});
