import type { Issue } from '@agent-canvas/errors';
import type { Change, Plan } from '@agent-canvas/plan';
import type { Terminal } from './terminal.ts';

/** The plan as JSON: what `plan --json` and `create --dry-run --json` print. */
export function planToJson(
  plan: Plan,
  extra: { target: string; warnings: readonly Issue[]; withContents: boolean },
): object {
  return {
    name: plan.name,
    target: extra.target,
    pack: plan.pack,
    templates: plan.templates,
    warnings: extra.warnings,
    files: plan.changes.map(({ content, ...change }) => ({
      ...change,
      ...(extra.withContents &&
        (typeof content === 'string' ? { content } : { base64: Buffer.from(content).toString('base64') })),
    })),
  };
}

/** The plan as a person reads it: files by folder, each with its class and where it comes from. */
export function showPlan(plan: Plan, withContents: boolean, terminal: Terminal): void {
  for (const change of plan.changes) {
    const sign = terminal.style('green', '+');
    terminal.out(`${sign} ${change.path}  ${terminal.style('dim', `${change.class}, ${change.origin.template}`)}\n`);
    if (withContents) terminal.out(`${showContent(change)}\n`);
  }
  const folders = plan.templates.map(({ target }) => target).filter((target) => target !== '.');
  terminal.out(`\n${plan.changes.length} files to create: ${[...new Set(folders)].join(', ')}\n`);
}

function showContent({ content }: Change): string {
  if (typeof content !== 'string') return `    (${content.byteLength} bytes)`;
  return content
    .trimEnd()
    .split('\n')
    .map((line) => `    +${line}`)
    .join('\n');
}
