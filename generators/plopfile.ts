import type { NodePlopAPI } from 'node-plop';
import { addPackage } from './add-package/add-package.ts';
import { createRepo } from './create-repo/create-repo.ts';
import { newTemplate } from './new-template/new-template.ts';
import { syncRepo } from './sync-repo/sync-repo.ts';

/** The generators of this repository. Prompts come from the schema; each generator has one action, which calls the pipeline. */
export default function plopfile(plop: NodePlopAPI): void {
  plop.setWelcomeMessage('What do you want to make?');
  plop.setGenerator('create-repo', createRepo());
  plop.setGenerator('add-package', addPackage());
  plop.setGenerator('sync-repo', syncRepo());
  plop.setGenerator('new-template', newTemplate());
}
