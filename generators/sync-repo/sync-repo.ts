import { resolve } from 'node:path';
import type { PlopGeneratorConfig } from 'node-plop';
import { syncFolder } from './sync-folder.ts';

/** One prompt and one action: a repository is brought to the templates of this clone. */
export function syncRepo(): PlopGeneratorConfig {
  return {
    description: 'Bring a repository to the templates of this clone and to its canvas.yaml',
    prompts: [{ type: 'input', name: 'target', message: 'Which repository?', default: '.' }],
    actions: [({ target }) => syncFolder(resolve(process.env.INIT_CWD ?? process.cwd(), String(target)))],
  };
}
