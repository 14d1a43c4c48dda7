import type { Change, SyncPlan } from '@agent-canvas/plan';
import type { Terminal } from '../terminal.ts';
import { unifiedDiff } from './unified-diff.ts';

const signs: Readonly<
  Record<Change['action'], { readonly sign: string; readonly style: 'green' | 'yellow' | 'red' | 'dim' | 'cyan' }>
> = {
  create: { sign: '+', style: 'green' },
  update: { sign: '~', style: 'cyan' },
  mode: { sign: '~', style: 'cyan' },
  rename: { sign: '→', style: 'cyan' },
  delete: { sign: '-', style: 'yellow' },
  conflict: { sign: '!', style: 'red' },
  keep: { sign: '·', style: 'dim' },
};

/** What stands at a path now; undefined where nothing or no text does. */
export type ReadText = (path: string) => string | undefined;

/** The plan of a sync as a person reads it: what changes and why, conflicts with their places, notes, what to do first. */
export function showSyncPlan(
  plan: SyncPlan,
  { terminal, read }: { readonly terminal: Terminal; readonly read?: ReadText | undefined },
): void {
  const { style } = terminal;
  terminal.out(`${style('bold', plan.name)}: ${versions(plan)}\n\n`);
  const shown = plan.changes.filter((change) => !isMachineOwned(change) && !isPartOfRename(change, plan));
  for (const change of shown) {
    const isConflict = plan.conflicts.some(({ path }) => path === change.path);
    const { sign, style: colour } = signs[isConflict ? 'conflict' : change.action];
    const path = change.from === undefined ? change.path : `${change.from} → ${change.path}`;
    terminal.out(`${style(colour, sign)} ${path}  ${style('dim', why(change, plan))}\n`);
    if (isConflict) terminal.out(places(change.path, plan));
    if (read) terminal.out(diffOf(change, read));
  }
  for (const { path, text } of plan.notes) terminal.out(`${style('yellow', 'note')} ${path}: ${text}\n`);
  if (plan.operations.length > 0) {
    terminal.out(`\n${style('bold', 'Before the changed code goes out, in this order')}\n`);
    for (const [index, step] of plan.operations.entries()) terminal.out(`  ${index + 1}. ${step.do} (${step.kind})\n`);
  }
  terminal.out(`\n${count(plan)}\n`);
}

/** The plan of a sync for a program. */
export function syncPlanToJson(plan: SyncPlan): object {
  const { name, from, pack, templates, notes, operations, isNothing } = plan;
  return {
    name,
    ...(from && { from }),
    pack,
    templates,
    isNothing,
    changes: plan.changes.map(({ content: _, ...change }) => change),
    conflicts: plan.conflicts.map(({ path, places: at, hasMarkers, why }) => ({ path, places: at, hasMarkers, why })),
    notes,
    operations,
  };
}

function versions({ from, pack }: SyncPlan): string {
  if (!from || from.version === pack.version) return `${pack.name} ${pack.version}`;
  return `${from.name} ${from.version} → ${pack.version}`;
}

/** The reason, or the template where that says no more than what the template is for. */
function why({ reason, origin }: Change, { templates }: SyncPlan): string {
  const summary = templates.find(({ id }) => id === origin.template)?.summary;
  return summary === undefined ? reason : reason.replace(summary, origin.template);
}

/** Entries of a change log without its headings, in one line. */
const onOneLine = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.replace(/^\s*- /, '').trim())
    .filter(Boolean)
    .join(' · ');

const isMachineOwned = ({ path, action }: Change): boolean =>
  action !== 'conflict' && (path === '.canvas/lock.json' || path === '.canvas/base.br');

const isPartOfRename = ({ path, action }: Change, plan: SyncPlan): boolean =>
  action === 'delete' && plan.changes.some(({ from }) => from === path);

function places(path: string, plan: SyncPlan): string {
  const conflict = plan.conflicts.find((one) => one.path === path);
  const lines = (conflict?.places ?? []).map(({ where, reason }) => `    ${where}: ${reason}\n`);
  return `${lines.join('')}${conflict ? `    the pack wanted: ${onOneLine(conflict.why)}\n` : ''}`;
}

function diffOf(change: Change, read: ReadText): string {
  if (change.action === 'keep' || change.action === 'delete' || change.action === 'mode') return '';
  if (typeof change.content !== 'string') return `    (${change.content.byteLength} bytes)\n`;
  const lines = unifiedDiff(read(change.from ?? change.path) ?? '', change.content);
  return lines === '' ? '' : `${lines.replace(/^/gm, '    ')}\n`;
}

function count(plan: SyncPlan): string {
  const writes = plan.changes.filter(
    (change) => change.action !== 'keep' && !isMachineOwned(change) && !isPartOfRename(change, plan),
  );
  const parts = [
    `${writes.length} ${writes.length === 1 ? 'file' : 'files'} to change`,
    ...(plan.conflicts.length > 0
      ? [`${plan.conflicts.length} ${plan.conflicts.length === 1 ? 'conflict' : 'conflicts'}`]
      : []),
  ];
  return parts.join(', ');
}
