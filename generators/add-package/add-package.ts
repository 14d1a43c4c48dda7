import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PlopGeneratorConfig } from 'node-plop';
import { syncFolder } from '../sync-repo/sync-folder.ts';
import { workspace } from '../workspace.ts';

/** Which package into which repository, and one action: a sync with one more template. */
export function addPackage(): PlopGeneratorConfig {
  return {
    description: 'Add a package of a template to a repository',
    prompts: [
      { type: 'list', name: 'template', message: 'Which package?', choices: templateIds() },
      { type: 'input', name: 'target', message: 'Which repository?', default: '.' },
    ],
    actions: [
      ({ template, target }) =>
        syncFolder(resolve(process.env.INIT_CWD ?? process.cwd(), String(target)), [String(template)]),
    ],
  };
}

const templateIds = (): string[] =>
  readdirSync(workspace.templates, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && readdirSync(join(workspace.templates, entry.name)).includes('template.ts'),
    )
    .map(({ name }) => name)
    .sort();
