import type { Tree, TreeFile } from '@agent-canvas/render';
import { firstToolFiles } from './first-tool-files.ts';

const kinds = ['core', 'config', 'wiring', 'app'] as const;

/** A rendered repository under the name of its canvas. */
export interface NamedTree {
  readonly name: string;
  readonly tree: Tree;
}

/** Lines of TypeScript by package and kind of code, as Markdown tables. Tests and what only tests use are left out; blank lines count. */
export function lineReport(trees: readonly NamedTree[]): string {
  return `${trees.map(section).join('\n')}`;
}

function section({ name, tree }: NamedTree): string {
  const sources = tree.files.filter(isSource);
  const packages = [...new Set(sources.map(packageOf))].sort();
  const rows = packages.map((folder) =>
    row(
      folder,
      sources.filter((file) => packageOf(file) === folder),
    ),
  );
  const tool = firstToolFiles(tree);
  return [
    `## ${name}.yaml`,
    '',
    `| package | ${kinds.join(' | ')} | all |`,
    `| --- |${' ---: |'.repeat(kinds.length + 1)}`,
    ...rows,
    row('**all**', sources),
    '',
    `To add its first tool, a team reads ${total(tool)} lines: ${tool.map((file) => `\`${file.path}\` ${lines(file)}`).join(', ')}.`,
    '',
  ].join('\n');
}

function row(label: string, files: readonly TreeFile[]): string {
  const cells = kinds.map((kind) => total(files.filter((file) => file.kind === kind)));
  return `| ${label} | ${[...cells, total(files)].join(' | ')} |`;
}

const isSource = ({ path }: TreeFile): boolean => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\//.test(path);

const packageOf = ({ path }: TreeFile): string => /^(apps|packages)\/[\w-]+/.exec(path)?.[0] ?? 'scripts and root';

const lines = ({ content }: TreeFile): number => String(content).split('\n').length - 1;

const total = (files: readonly TreeFile[]): number => files.reduce((sum, file) => sum + lines(file), 0);
