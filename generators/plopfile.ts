import type { NodePlopAPI } from 'node-plop';
import { createRepo } from './create-repo/create-repo.ts';
import { newTemplate } from './new-template/new-template.ts';

/** The generators of this repository. Prompts come from the schema; each generator has one action, which calls the pipeline. */
export default function plopfile(plop: NodePlopAPI): void {
  plop.setWelcomeMessage('What do you want to make?');
  plop.setGenerator('create-repo', createRepo());
  plop.setGenerator('new-template', newTemplate());
}
