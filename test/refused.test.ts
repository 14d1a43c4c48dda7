import { stages } from '@agent-canvas/canvas';
import { expect, test } from 'vitest';
import { builtInPack } from './built-in-pack.ts';
import { renderAnswers } from './render-answers.ts';

const pack = await builtInPack();
const configOf = (answers: Record<string, unknown>): string =>
  String(renderAnswers(pack, answers).files.find(({ path }) => path === 'apps/agent-service/src/config.ts')?.content);

test.each(stages)('from a name alone at stage %s nothing is chosen that production refuses', (stage) => {
  expect(configOf({ name: 'a', stage })).toContain('unbuilt: [] as Unbuilt[]');
});

test('an engine without an adapter is refused by name', () => {
  expect(configOf({ name: 'a', 'memory.architecture.longTerm': 'weaviate' })).toContain("value: 'weaviate'");
});
