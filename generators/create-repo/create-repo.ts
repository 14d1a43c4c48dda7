import { resolve } from 'node:path';
import { applyCreate } from '@agent-canvas/apply';
import type { PlopGeneratorConfig } from 'node-plop';
import { planRepository } from './plan-repository.ts';
import { answersFrom, quickPrompts } from './quick-prompts.ts';

/** The quick interview as prompts, and one action: parse, plan, apply. */
export function createRepo(): PlopGeneratorConfig {
  return {
    description: 'A repository of an agent, from the questions of the quick interview',
    prompts: [
      ...quickPrompts(),
      {
        type: 'input',
        name: 'target',
        message: 'In which folder?',
        default: ({ name }: { readonly name: string }) => `./${name}`,
      },
    ],
    actions: [
      async (given) => {
        const plan = await planRepository(answersFrom(given));
        const target = resolve(process.env.INIT_CWD ?? process.cwd(), String(given.target));
        await applyCreate({ target, plan });
        return `${plan.changes.length} files in ${target}`;
      },
    ],
  };
}
