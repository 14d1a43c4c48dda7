import { tools } from './tools/index.ts';

// A command: prints each tool with its version, effect and description.
for (const { name, version, effect, requiresApproval, description } of tools) {
  const needs = requiresApproval ? ', with approval' : '';
  process.stdout.write(`${name} ${version} (${effect}${needs}): ${description}\n`);
}
