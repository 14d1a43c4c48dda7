import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCanvas } from '@agent-canvas/canvas';
import { withFolder } from '@agent-canvas/testkit';
import nodePlop from 'node-plop';
import { expect, it } from 'vitest';
import { workspace } from '../workspace.ts';

const load = () => nodePlop(join(workspace.templates, '..', 'generators', 'plopfile.ts'));

interface Prompt {
  readonly name: string;
  readonly when?: (replies: object) => boolean;
  readonly default: (replies: object) => unknown;
  readonly validate?: (value: unknown, replies: object) => Promise<true | string>;
}

/** Answers a generator's prompts as inquirer would: in order, where they are asked, the default without a reply. */
async function answerPrompts(prompts: readonly Prompt[], given: Readonly<Record<string, unknown>>) {
  const replies: Record<string, unknown> = {};
  for (const prompt of prompts) {
    if (prompt.when && !prompt.when(replies)) continue;
    const reply = given[prompt.name] ?? prompt.default(replies);
    expect((await prompt.validate?.(reply, replies)) ?? true, prompt.name).toBe(true);
    replies[prompt.name] = reply;
  }
  return replies;
}

it('creates the repository that the prompts describe, with one action', async () => {
  using folder = withFolder('plop');
  const generator = (await load()).getGenerator('create-repo');
  const target = join(folder.path, 'shop');
  const replies = await answerPrompts(generator.prompts as unknown as Prompt[], {
    name: 'shop',
    useCases_0_story: 'As a customer I want my money back',
    stage: 'pilot',
    models_providers_models_0_provider: 'openai',
    target,
  });
  const { changes, failures } = await generator.runActions(replies);
  expect(failures).toEqual([]);
  expect(changes).toHaveLength(1);
  const { canvas } = parseCanvas(readFileSync(join(target, 'canvas.yaml'), 'utf8'));
  expect(canvas).toMatchObject({ name: 'shop', stage: 'pilot', useCases: [{ id: 'money-back' }] });
  expect(canvas.models.providers.models[0]?.model).toBe('gpt-4o');
  expect(existsSync(join(target, '.canvas', 'lock.json'))).toBe(true);
}, 60_000);

it('writes nothing into a folder that holds something', async () => {
  using folder = withFolder('plop');
  const generator = (await load()).getGenerator('create-repo');
  const { failures } = await generator.runActions({ name: 'x', target: workspace.templates });
  expect(failures).toMatchObject([{ error: expect.stringContaining('not empty') }]);
  expect(readdirSync(folder.path)).toEqual([]);
}, 60_000);

it('asks nothing twice and names no prompt with a dot', async () => {
  const { prompts } = (await load()).getGenerator('create-repo');
  const names = (prompts as unknown as Prompt[]).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.includes('.'))).toEqual([]);
});
