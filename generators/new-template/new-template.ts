import { join } from 'node:path';
import { applyCreate } from '@agent-canvas/apply';
import { blobId, type Plan } from '@agent-canvas/plan';
import type { PlopGeneratorConfig } from 'node-plop';
import { workspace } from '../workspace.ts';
import { type NewTemplate, templateFiles } from './template-files.ts';

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A folder under `templates/` that emits a package. An existing one is refused, never changed. */
export function newTemplate(folder: string = workspace.templates): PlopGeneratorConfig {
  return {
    description: 'A template: a folder that emits one package of the reference repository',
    prompts: [
      {
        type: 'input',
        name: 'id',
        message: 'What is it called? (lower-case words with hyphens)',
        validate: (id: string) =>
          idPattern.test(id) || 'Please give lower-case words with hyphens, such as data-export.',
      },
      {
        type: 'input',
        name: 'summary',
        message: 'What does it add to a repository, in one line?',
        validate: (summary: string) => summary.trim() !== '' || 'Please say what it adds.',
      },
    ],
    actions: [
      async (given) => {
        const template = { id: String(given.id), summary: String(given.summary).trim() };
        if (!idPattern.test(template.id)) throw new Error(`${template.id} cannot name a template`);
        const target = join(folder, template.id);
        const plan = planTemplate(template);
        await applyCreate({ target, plan });
        return `${plan.changes.length} files in ${target}; next: pnpm install`;
      },
    ],
  };
}

function planTemplate(template: NewTemplate): Plan {
  const files = Object.entries(templateFiles(template)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: template.id,
    pack: { name: 'generators', version: '0.0.0', integrity: '' },
    templates: [],
    changes: files.map(([path, content]) => ({
      path,
      content,
      action: 'create',
      reason: template.summary,
      class: 'seeded',
      origin: { template: 'new-template', settings: [] },
      hash: blobId(content),
      executable: false,
    })),
  };
}
