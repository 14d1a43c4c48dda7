import type { Tree, TreeFile } from '@agent-canvas/render';

/**
 * The emitted files that the task "add a tool" of the root's AGENTS.md sends a team to: a tool to copy and its test, the
 * list that names it, the golden cases, and what sets the limits of a run. Throws where the task no longer names one.
 */
export function firstToolFiles({ files }: Tree): TreeFile[] {
  const guide = String(find(files, /^AGENTS\.md$/).content);
  const task = /^\| add a tool \|(.*)\|$/m.exec(guide)?.[1] ?? '';
  const cases = /^\| add an eval case [^|]*\| `([^`]+)` \|$/m.exec(guide)?.[1];
  for (const named of ['src/tools/NAME.ts', 'its test', 'src/tools/index.ts', 'packages/evals']) {
    if (!task.includes(named)) throw new Error(`The task "add a tool" of AGENTS.md does not name ${named}: ${task}`);
  }
  if (!cases) throw new Error('AGENTS.md has no task for an eval case');
  const tool = find(files, /^packages\/agent\/src\/tools\/(?!index\b)[\w-]+\.ts$/);
  return [
    tool,
    find(files, new RegExp(`^${tool.path.replace(/\.ts$/, '.test.ts')}$`)),
    find(files, /^packages\/agent\/src\/tools\/index\.ts$/),
    find(files, new RegExp(`^${cases}$`)),
    find(files, /^packages\/agent\/src\/config\.ts$/),
  ];
}

function find(files: readonly TreeFile[], pattern: RegExp): TreeFile {
  const file = files.find(
    ({ path }) => pattern.test(path) && (pattern.source.includes('test') || !path.includes('.test.')),
  );
  if (!file) throw new Error(`No emitted file matches ${pattern.source}`);
  return file;
}
